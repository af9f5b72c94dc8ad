package org.peerprescribing.directory.door;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a community's own program says that it is full, or open again. */
@RestController
@OpenDoor(because = "A community's program has no token; its signature is checked here")
class CapacityHook {

	/** Bytes; what there is to say needs about 20. */
	private static final int LONGEST = 1024;

	private final CommunityDoors doors;

	CapacityHook(CommunityDoors doors) {
		this.doors = doors;
	}

	/** 204 also where that has been so already. */
	@PostMapping(path = "/communities/{id}/capacity", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void hear(@PathVariable("id") String id,
			@RequestHeader(name = "X-Signature-Timestamp", defaultValue = "") String timestamp,
			@RequestHeader(name = "X-Signature", defaultValue = "") String signature, HttpServletRequest request)
			throws IOException {
		byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
		if (body.length > LONGEST) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		this.doors.hear(id, new SignedMessage(timestamp, signature, body));
	}

}
