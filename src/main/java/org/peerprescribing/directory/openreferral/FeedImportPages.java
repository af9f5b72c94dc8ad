package org.peerprescribing.directory.openreferral;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.peerprescribing.directory.ImportReport;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * A curator hands in the documents of a feed and reads what came, or would come, of it.
 */
@Controller
@RequestMapping("/directory/import/open-referral")
@AllowedTo(Role.CURATOR)
class FeedImportPages {

	private static final String VIEW = "directory/feed-import";

	private final OpenReferralImport imports;

	FeedImportPages(OpenReferralImport imports) {
		this.imports = imports;
	}

	@GetMapping
	String form() {
		return VIEW;
	}

	/** Nothing is written unless the curator says so. */
	@PostMapping
	String take(@RequestParam("feed") String feed, @RequestParam("documents") List<MultipartFile> documents,
			@RequestParam(name = "write", defaultValue = "false") boolean write, Actor actor, Model model)
			throws IOException {
		List<String> texts = new ArrayList<>();
		for (MultipartFile document : documents) {
			texts.add(text(document));
		}
		ImportReport report = this.imports.importFeed(address(feed), new GivenPages(texts), !write, actor);
		model.addAttribute("report", report);
		model.addAttribute("feed", feed);
		model.addAttribute("written", write);
		return VIEW;
	}

	private static URI address(String feed) {
		try {
			String address = feed.strip();
			return new URI(address.endsWith("/") ? address.substring(0, address.length() - 1) : address);
		}
		catch (URISyntaxException ex) {
			throw new ProblemException(Problem.INVALID_VALUE, "feed");
		}
	}

	private static String text(MultipartFile document) throws IOException {
		if (document.getSize() > FeedJson.LONGEST) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document.getBytes())).toString();
		}
		catch (CharacterCodingException ex) {
			throw new ProblemException(Problem.MALFORMED);
		}
	}

}
