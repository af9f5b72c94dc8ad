package org.peerprescribing.referral.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityMessages;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.referral.CommunityCodes;
import org.peerprescribing.referral.CommunityWord;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a community's own program says what came of a code that somebody gave it. */
@RestController
@OpenDoor(because = "A community's program has no token; its signature and the code are checked here")
class CommunityHook {

	/** Bytes; what there is to say needs about 60. */
	private static final int LONGEST = 1024;

	private static final String CODE = "code";

	private static final String OUTCOME = "outcome";

	private final CommunityMessages messages;

	private final CommunityCodes codes;

	CommunityHook(CommunityMessages messages, CommunityCodes codes) {
		this.messages = messages;
		this.codes = codes;
	}

	/**
	 * 204 where the code was taken; {@code not-found} for every other code alike, also
	 * for one of another community's referral.
	 */
	@PostMapping(path = "/communities/{id}/referral", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void hear(@PathVariable("id") String id,
			@RequestHeader(name = "X-Signature-Timestamp", defaultValue = "") String timestamp,
			@RequestHeader(name = "X-Signature", defaultValue = "") String signature, HttpServletRequest request)
			throws IOException {
		byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
		if (body.length > LONGEST) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		Map<String, String> said = this.messages.accept(id, timestamp, signature, body, List.of(CODE, OUTCOME));
		CommunityWord word = CommunityWord.of(said.getOrDefault(OUTCOME, ""))
			.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, OUTCOME));
		if (!this.codes.use(said.getOrDefault(CODE, ""), word, new CommunityId(id))) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
	}

}
