package org.peerprescribing.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * How links and codes are made, read back from what people and mail programs make of
 * them, and hashed. A token is 160 random bits in Crockford's base32; a code is 8
 * characters of an alphabet without those that are taken for one another; a community
 * code is 80 random bits in Crockford's base32.
 */
public final class LinkText {

	/** Crockford's base32: no I, L, O, U. */
	private static final String BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	/** Without 0 O 1 I L 5 S U. */
	static final String CODE_ALPHABET = "2346789ABCDEFGHJKMNPQRTVWXYZ";

	private static final int TOKEN_LENGTH = 32;

	private static final int CODE_LENGTH = 8;

	private static final int COMMUNITY_CODE_LENGTH = 16;

	private static final int GROUP = 4;

	private static final SecureRandom RANDOM = new SecureRandom();

	private LinkText() {
	}

	/** 32 characters, 5 random bits in each. */
	public static String newToken() {
		return random(BASE32, TOKEN_LENGTH);
	}

	/** 8 characters. */
	public static String newCode() {
		return random(CODE_ALPHABET, CODE_LENGTH);
	}

	/** 16 characters, 5 random bits in each. */
	public static String newCommunityCode() {
		return random(BASE32, COMMUNITY_CODE_LENGTH);
	}

	/**
	 * The token in what arrived: case, spaces, line breaks, dashes and trailing dots are
	 * forgiven, and the letters that Crockford reads as digits; empty where it is none.
	 */
	public static Optional<String> token(String arrived) {
		return base32(arrived, TOKEN_LENGTH);
	}

	/**
	 * The community code in what was typed, forgiven as a token; empty where it is none.
	 */
	public static Optional<String> communityCode(String typed) {
		return base32(typed, COMMUNITY_CODE_LENGTH);
	}

	/** As people read and type it: in groups of four, with hyphens between. */
	public static String grouped(String code) {
		return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
	}

	/** The code in what was typed, forgiven alike; empty where it is none. */
	public static Optional<String> code(String typed) {
		String plain = plain(typed);
		return consistsOf(plain, CODE_ALPHABET, CODE_LENGTH) ? Optional.of(plain) : Optional.empty();
	}

	/** SHA-256 in lower-case hex: all that is kept. */
	public static String hash(String secret) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String plain(String text) {
		StringBuilder kept = new StringBuilder();
		for (char c : text.toCharArray()) {
			if (!isBetween(c)) {
				kept.append(c);
			}
		}
		return kept.toString().toUpperCase(Locale.ROOT);
	}

	/**
	 * What people and their programs put between letters: also long dashes, and marks
	 * that nobody sees.
	 */
	private static boolean isBetween(char c) {
		int kind = Character.getType(c);
		return Character.isWhitespace(c) || Character.isSpaceChar(c) || kind == Character.DASH_PUNCTUATION
				|| kind == Character.FORMAT || c == '\u2212' || c == '.' || c == ',';
	}

	private static Optional<String> base32(String arrived, int length) {
		String plain = plain(arrived).replace('O', '0').replace('I', '1').replace('L', '1');
		return consistsOf(plain, BASE32, length) ? Optional.of(plain) : Optional.empty();
	}

	private static boolean consistsOf(String text, String alphabet, int length) {
		return text.length() == length && text.chars().allMatch((c) -> alphabet.indexOf(c) >= 0);
	}

	private static String random(String alphabet, int length) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
		}
		return text.toString();
	}

}
