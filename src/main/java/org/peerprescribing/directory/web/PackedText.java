package org.peerprescribing.directory.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * Text that a page carries along in a form, so that nothing has to be kept between two
 * steps: compressed, in letters that a form sends as they are, line ends and all.
 */
final class PackedText {

	private PackedText() {
	}

	static String pack(String text) {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (OutputStream deflating = new DeflaterOutputStream(packed)) {
			deflating.write(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
	}

	/**
	 * Refuses with {@code malformed} what was not packed here, and with {@code too-large}
	 * what unpacks to more.
	 * @param most bytes
	 */
	static String unpack(String packed, int most) {
		byte[] bytes;
		try (InputStream inflating = new InflaterInputStream(
				new ByteArrayInputStream(Base64.getUrlDecoder().decode(packed)))) {
			bytes = inflating.readNBytes(most + 1);
		}
		catch (IllegalArgumentException | IOException ex) {
			throw new ProblemException(Problem.MALFORMED);
		}
		if (bytes.length > most) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
