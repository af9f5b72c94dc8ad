package org.peerprescribing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of what was done to the service and what came of it, kept as build output in
 * {@code target/faults/report.md}.
 */
final class FaultReport {

	private final String title;

	private final Map<String, Account> rows = new LinkedHashMap<>();

	private final List<String> notRun = new ArrayList<>();

	FaultReport(String title, long seed) {
		this.title = title + ", seed " + seed;
	}

	/**
	 * One more run of this fault.
	 * @param struck how often it hit
	 */
	void add(String fault, int struck, Account account) {
		this.rows.computeIfAbsent(fault, (none) -> new Account(0)).add(account, struck);
		write();
	}

	/** A fault that cannot be made on this machine. */
	void notRun(String fault, String needs) {
		this.notRun.add("| " + fault + " | not run here: needs " + needs + " | | | | | | | | | |");
		write();
	}

	private void write() {
		List<String> lines = new ArrayList<>(
				List.of("# " + this.title, "",
						"| fault | runs | struck | issued | written once | lost | doubled | out of order | dead"
								+ " | cancelled by choice | same again |",
						"|---|---|---|---|---|---|---|---|---|---|---|"));
		this.rows.forEach((fault, account) -> lines.add("| " + fault + " | " + account.row() + " |"));
		lines.addAll(this.notRun);
		lines.add("");
		lines
			.add("Struck: how many calls, commits, connections or processes the fault hit. Cancelled by choice: entries"
					+ " that were not written because the patient took their choice back. Same again: versions that repeat"
					+ " the one before, where it could not be told whether that had arrived.");
		try {
			Files.createDirectories(ChildJvm.FOLDER);
			Files.write(ChildJvm.FOLDER.resolve("report.md"), lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
