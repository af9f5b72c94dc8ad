package org.peerprescribing.directory.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CatalogueColumns;
import org.peerprescribing.directory.CatalogueFiles;
import org.peerprescribing.directory.ImportReport;
import org.peerprescribing.directory.ImportTrial;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The communities as a file. What comes in is tried first; the page then carries the file
 * and the digest of what was shown, and only that is taken in.
 */
@Controller
@RequestMapping("/directory")
class CataloguePages {

	/** Bytes of a file; 10,000 communities need about 5 million. */
	static final int LONGEST = 7_000_000;

	private static final String VIEW = "directory/import";

	/** By which a spreadsheet knows that a file is in UTF-8. */
	private static final String BOM = "\uFEFF";

	private final CatalogueFiles files;

	private final Words words;

	private final Clock clock;

	CataloguePages(CatalogueFiles files, Words words, Clock clock) {
		this.files = files;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * @param tooLarge whether a file was so large that it was not even read
	 */
	@GetMapping("/import")
	@AllowedTo(Role.CURATOR)
	String form(@RequestParam(name = LargeUploads.TOO_LARGE, required = false) @Nullable String tooLarge, Model model,
			HttpServletResponse response) {
		return (tooLarge != null)
				? again(new FieldFault("file", this.words.say("import.fault.too-large")), "", model, response)
				: show(List.of(), "", model);
	}

	/** Tries what was handed in: a file, else what was pasted. Writes nothing. */
	@PostMapping(path = "/import", params = "!shown")
	@AllowedTo(Role.CURATOR)
	String tryOut(@RequestParam(name = "file", required = false) @Nullable MultipartFile file,
			@RequestParam(name = "text", defaultValue = "") String text, Actor actor, Model model,
			HttpServletResponse response) throws IOException {
		MultipartFile uploaded = (file != null && !file.isEmpty()) ? file : null;
		String field = (uploaded != null) ? "file" : "text";
		try {
			String csv = withoutMark((uploaded != null) ? read(uploaded) : text);
			if (csv.isBlank()) {
				return again(new FieldFault("file", this.words.say("import.fault.nothing")), text, model, response);
			}
			if (csv.length() > LONGEST) {
				throw new ProblemException(Problem.TOO_LARGE);
			}
			return report(this.files.tryOut(csv, actor), csv, model);
		}
		catch (ProblemException ex) {
			return again(fault(field, ex), text, model, response);
		}
	}

	/** Takes in what was shown; where that is no longer what would happen, shows it. */
	@PostMapping(path = "/import", params = "shown")
	@AllowedTo(Role.CURATOR)
	String take(@RequestParam("packed") String packed, @RequestParam("shown") String shown, Actor actor, Model model,
			HttpServletResponse response) {
		try {
			String csv = PackedText.unpack(packed, LONGEST);
			ImportTrial trial = this.files.take(csv, shown, actor);
			if (!trial.written()) {
				model.addAttribute("changed", true);
				response.setStatus(HttpStatus.CONFLICT.value());
			}
			return report(trial, csv, model);
		}
		catch (ProblemException ex) {
			return again(fault("file", ex), "", model, response);
		}
	}

	@GetMapping("/export.csv")
	@AllowedTo({ Role.CURATOR, Role.APPROVER })
	ResponseEntity<byte[]> export() {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London"));
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename("communities-" + today + ".csv").build().toString())
			.body((BOM + this.files.export()).getBytes(StandardCharsets.UTF_8));
	}

	private static String report(ImportTrial trial, String csv, Model model) {
		boolean news = trial.report().count(ImportReport.Result.ADDED)
				+ trial.report().count(ImportReport.Result.CHANGED) > 0;
		model.addAttribute("trial", trial);
		if (!trial.written() && news) {
			model.addAttribute("packed", PackedText.pack(csv));
		}
		return show(List.of(), "", model);
	}

	private static String again(FieldFault fault, String text, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		return show(List.of(fault), text, model);
	}

	private static String show(List<FieldFault> faults, String text, Model model) {
		model.addAttribute("faults", faults);
		model.addAttribute("text", text);
		model.addAttribute("columns", String.join(",", CatalogueColumns.names()));
		return VIEW;
	}

	private FieldFault fault(String field, ProblemException ex) {
		String path = ex.path();
		return switch (ex.problem()) {
			case TOO_LARGE -> new FieldFault(field, this.words.say("import.fault.too-large"));
			case INVALID_VALUE ->
				new FieldFault(field, this.words.say("import.fault." + ((path != null) ? path : "malformed")));
			case UNSUPPORTED_MEDIA_TYPE -> new FieldFault(field, this.words.say("import.fault.encoding"));
			case MALFORMED -> new FieldFault(field, this.words.say("import.fault.malformed"));
			default -> throw ex;
		};
	}

	private static String read(MultipartFile file) throws IOException {
		if (file.getSize() > LONGEST) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes())).toString();
		}
		catch (CharacterCodingException ex) {
			throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE);
		}
	}

	private static String withoutMark(String text) {
		return text.startsWith(BOM) ? text.substring(BOM.length()) : text;
	}

}
