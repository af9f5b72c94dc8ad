package org.peerprescribing.directory;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** What curators write beside their findings and decisions. */
final class Notes {

	static final int LONGEST = 500;

	private static final int LONGEST_ADDRESS = 400;

	/** Everything that is no text; line breaks are, in any language. */
	private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Co}\\p{Cn}\\p{Cs}&&[^\\n]]");

	private Notes() {
	}

	/**
	 * Without blanks around it and with plain line breaks; refuses with
	 * {@code invalid-value} more than 500 characters and what is no text.
	 */
	static String read(String path, String text) {
		String read = text.replace("\r\n", "\n").replace('\t', ' ').strip();
		if (read.length() > LONGEST || NO_TEXT.matcher(read).find()) {
			throw new ProblemException(Problem.INVALID_VALUE, path);
		}
		return read;
	}

	/** As {@link #read}; refuses an empty one with {@code required}. */
	static String required(String path, String text) {
		String read = read(path, text);
		if (read.isEmpty()) {
			throw new ProblemException(Problem.REQUIRED, path);
		}
		return read;
	}

	/**
	 * An https or http address with a host and without a user, at most 400 characters;
	 * null where none was given. Refuses everything else with {@code invalid-value}.
	 */
	static @Nullable URI address(String path, @Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		try {
			URI uri = new URI(text.strip());
			boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
			if (web && uri.getHost() != null && uri.getUserInfo() == null
					&& uri.toASCIIString().length() <= LONGEST_ADDRESS) {
				return URI.create(uri.toASCIIString());
			}
		}
		catch (URISyntaxException ex) {
			// Refused below, without what was sent.
		}
		throw new ProblemException(Problem.INVALID_VALUE, path);
	}

}
