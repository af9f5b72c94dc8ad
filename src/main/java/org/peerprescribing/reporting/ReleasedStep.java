package org.peerprescribing.reporting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HexFormat;

import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;

/** One released figure: a step of a month of a board. */
record ReleasedStep(OdsCode board, YearMonth month, FunnelStep step, Figure figure, Instant asOf, String ruleVersion) {

	/** SHA-256 over everything in it, and over nothing that is not released. */
	String hash() {
		return sha256(String.join("\n", this.board.value(), this.month.toString(), this.step.code(), this.figure.text(),
				this.asOf.toString(), this.ruleVersion));
	}

	static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
