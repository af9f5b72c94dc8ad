package org.peerprescribing.reporting.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.MonthReport;
import org.peerprescribing.reporting.table.CsvExport;
import org.peerprescribing.reporting.table.ReportTable;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * A released month as files, from the table that the page shows. The file's name holds
 * the board, the month and the beginning of the hash, and nothing that is not released.
 */
@Controller
@RequestMapping("/reports/{board}/{month}")
@AllowedTo(Role.COMMISSIONER)
class ReportDownloads {

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private static final MediaType CSVW = new MediaType("application", "csvm+json", StandardCharsets.UTF_8);

	private final ReleasedMonths months;

	private final MessageSource messages;

	ReportDownloads(ReleasedMonths months, MessageSource messages) {
		this.months = months;
		this.messages = messages;
	}

	@GetMapping("/funnel.csv")
	ResponseEntity<byte[]> csv(@PathVariable String board, @PathVariable String month, Actor commissioner) {
		MonthReport report = this.months.find(board, month, commissioner);
		return file(CsvExport.csv(table(report)), CSV, name(report) + ".csv");
	}

	/** What stands in each column of the file, and what a reader must know. */
	@GetMapping("/funnel.csv-metadata.json")
	ResponseEntity<byte[]> metadata(@PathVariable String board, @PathVariable String month, Actor commissioner) {
		MonthReport report = this.months.find(board, month, commissioner);
		String csv = name(report) + ".csv";
		return file(CsvExport.metadata(table(report), csv), CSVW, csv + "-metadata.json");
	}

	private ReportTable table(MonthReport report) {
		String title = say("reporting.table.caption", new ReportPages.Words().month(report.month()));
		return FunnelTable.of(report, title, this::say);
	}

	private String say(String key, Object... words) {
		return this.messages.getMessage(key, words, Locale.UK);
	}

	private static String name(MonthReport report) {
		return "uptake-" + report.board() + "-" + report.month() + "-" + report.hash().substring(0, 8);
	}

	private static ResponseEntity<byte[]> file(String text, MediaType type, String name) {
		return ResponseEntity.ok()
			.contentType(type)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(text.getBytes(StandardCharsets.UTF_8));
	}

}
