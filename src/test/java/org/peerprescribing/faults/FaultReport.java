package org.peerprescribing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of what was done to the service and what came of it, kept as build output.
 */
final class FaultReport {

	private final List<String> lines = new ArrayList<>();

	FaultReport(String title) {
		this.lines.add("# " + title);
		this.lines.add("");
		this.lines.add("| fault | seed | runs | struck | issued | written once | lost | doubled | out of order | dead"
				+ " | cancelled by choice | same again |");
		this.lines.add("|---|---|---|---|---|---|---|---|---|---|---|---|");
	}

	/**
	 * @param struck how often the fault hit
	 */
	void add(String fault, long seed, int runs, int struck, Account account) {
		this.lines.add("| " + fault + " | " + seed + " | " + runs + " | " + struck + " | " + account.row() + " |");
		write();
	}

	/** A fault that cannot be made on this machine. */
	void notRun(String fault, String needs) {
		this.lines.add("| " + fault + " | not run here: needs " + needs + " | | | | | | | | | | |");
		write();
	}

	private void write() {
		try {
			Files.createDirectories(ChildJvm.FOLDER);
			Files.write(ChildJvm.FOLDER.resolve("report.md"), this.lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
