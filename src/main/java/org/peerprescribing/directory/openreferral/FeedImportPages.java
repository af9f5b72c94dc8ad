package org.peerprescribing.directory.openreferral;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.directory.ImportReport;
import org.peerprescribing.directory.ImportTrial;
import org.peerprescribing.directory.links.WebDocuments;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * A curator names an approved feed or hands in the documents of one, and reads what came,
 * or would come, of it.
 */
@Controller
@RequestMapping("/directory/import/open-referral")
@AllowedTo(Role.CURATOR)
class FeedImportPages {

	private static final String VIEW = "directory/feed-import";

	private final OpenReferralImport imports;

	private final WebDocuments web;

	private final FeedSettings settings;

	FeedImportPages(OpenReferralImport imports, WebDocuments web, FeedSettings settings) {
		this.imports = imports;
		this.web = web;
		this.settings = settings;
	}

	/** The addresses from which a feed may be fetched. */
	@ModelAttribute("approved")
	List<URI> approved() {
		return this.settings.directory().feeds();
	}

	@GetMapping
	String form() {
		return VIEW;
	}

	/**
	 * Fetches an approved feed from its address and says what would come of it; takes in
	 * what was shown, if that is still what would come of it.
	 * @param shown the digest of what was shown; empty where nothing was yet
	 */
	@PostMapping("/fetched")
	String fetch(@RequestParam("from") String from, @RequestParam(name = "shown", defaultValue = "") String shown,
			Actor actor, Model model, HttpServletResponse response) {
		model.addAttribute("from", from);
		Optional<URI> feed = approved().stream().filter((known) -> known.toString().equals(from)).findFirst();
		if (feed.isEmpty()) {
			return fault("not-approved", HttpStatus.UNPROCESSABLE_ENTITY, model, response);
		}
		try {
			ImportTrial trial = this.imports.importAsShown(feed.get(),
					new HttpFeedPages(feed.get(), this.web, HttpFeedPages.Limits.USUAL), shown, actor);
			model.addAttribute("trial", trial);
			if (!trial.written() && !shown.isEmpty()) {
				model.addAttribute("changed", true);
				response.setStatus(HttpStatus.CONFLICT.value());
			}
			return VIEW;
		}
		catch (ProblemException ex) {
			if (ex.problem() == Problem.FORBIDDEN) {
				throw ex;
			}
			String path = ex.path();
			return fault((path != null) ? path : ex.problem().code(), HttpStatus.BAD_GATEWAY, model, response);
		}
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

	private static String fault(String key, HttpStatus status, Model model, HttpServletResponse response) {
		model.addAttribute("fault", "directory.feed.fault." + key);
		response.setStatus(status.value());
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
