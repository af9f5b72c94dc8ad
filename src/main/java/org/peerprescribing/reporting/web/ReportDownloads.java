package org.peerprescribing.reporting.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.ReleasedCut;
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
 * Released tables as files, from the tables that the pages show. A file's name holds the
 * board, what was asked for and the beginning of the hash, and nothing that is not
 * released.
 */
@Controller
@RequestMapping("/reports/{board}")
@AllowedTo(Role.COMMISSIONER)
class ReportDownloads {

	private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

	private static final MediaType CSVW = new MediaType("application", "csvm+json", StandardCharsets.UTF_8);

	private final AskedFor asked;

	private final MessageSource messages;

	ReportDownloads(AskedFor asked, MessageSource messages) {
		this.asked = asked;
		this.messages = messages;
	}

	@GetMapping("/{period}/funnel.csv")
	ResponseEntity<byte[]> funnel(@PathVariable String board, @PathVariable String period, Actor commissioner) {
		return csv(funnelOf(board, period, commissioner), "uptake-" + board + "-" + period);
	}

	/** What stands in each column of the file, and what a reader must know. */
	@GetMapping("/{period}/funnel.csv-metadata.json")
	ResponseEntity<byte[]> funnelMetadata(@PathVariable String board, @PathVariable String period, Actor commissioner) {
		return metadata(funnelOf(board, period, commissioner), "uptake-" + board + "-" + period);
	}

	@GetMapping("/{period}/{table}.csv")
	ResponseEntity<byte[]> table(@PathVariable String board, @PathVariable String period, @PathVariable String table,
			Actor commissioner) {
		return csv(tableOf(board, period, table, commissioner), table + "-" + board + "-" + period);
	}

	@GetMapping("/{period}/{table}.csv-metadata.json")
	ResponseEntity<byte[]> tableMetadata(@PathVariable String board, @PathVariable String period,
			@PathVariable String table, Actor commissioner) {
		return metadata(tableOf(board, period, table, commissioner), table + "-" + board + "-" + period);
	}

	@GetMapping("/trend.csv")
	ResponseEntity<byte[]> trend(@PathVariable String board, Actor commissioner) {
		return csv(TrendTable.of(this.asked.trend(board, commissioner), this::say).table(), "trend-" + board);
	}

	@GetMapping("/trend.csv-metadata.json")
	ResponseEntity<byte[]> trendMetadata(@PathVariable String board, Actor commissioner) {
		return metadata(TrendTable.of(this.asked.trend(board, commissioner), this::say).table(), "trend-" + board);
	}

	private ReportTable funnelOf(String board, String period, Actor commissioner) {
		FunnelReport report = this.asked.funnel(board, period, commissioner);
		return FunnelTable.of(report, say("reporting.table.caption", new ReportPages.Words().period(report.period())),
				this::say);
	}

	private ReportTable tableOf(String board, String period, String table, Actor commissioner) {
		ReleasedCut released = this.asked.table(board, period, table, commissioner);
		return CutTable.of(released, this::say);
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, Locale.UK);
	}

	private static ResponseEntity<byte[]> csv(ReportTable table, String name) {
		return file(CsvExport.csv(table), CSV, name(table, name));
	}

	private static ResponseEntity<byte[]> metadata(ReportTable table, String name) {
		String csv = name(table, name);
		return file(CsvExport.metadata(table, csv), CSVW, csv + "-metadata.json");
	}

	private static String name(ReportTable table, String name) {
		return name + "-" + table.hash().substring(0, 8) + ".csv";
	}

	private static ResponseEntity<byte[]> file(String text, MediaType type, String name) {
		return ResponseEntity.ok()
			.contentType(type)
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(text.getBytes(StandardCharsets.UTF_8));
	}

}
