package org.peerprescribing.directory;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an import does, shown before it is done.
 *
 * @param report row by row
 * @param digest names what came in together with the report: the same digest is the same
 * import with the same outcome
 * @param written whether it was done
 */
public record ImportTrial(ImportReport report, String digest, boolean written) {

	/** SHA-256 in hexadecimal digits. */
	static String digest(Object content, ImportReport report) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(content.toString().getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
			digest.update(report.toString().getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
