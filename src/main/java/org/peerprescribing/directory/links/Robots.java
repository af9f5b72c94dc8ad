package org.peerprescribing.directory.links;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of a robots.txt that are for one checker (RFC 9309): those of its own groups,
 * else those of the groups for everybody; the longest match decides, and of two equally
 * long ones the one that allows.
 */
final class Robots {

	static final Robots ALLOW_ALL = new Robots(List.of());

	private static final Pattern PRODUCT = Pattern.compile("[A-Za-z_-]+");

	private final List<Rule> rules;

	private Robots(List<Rule> rules) {
		this.rules = List.copyOf(rules);
	}

	/**
	 * Lines that are not understood are passed over.
	 * @param product the name of the checker, as it may stand after {@code User-agent:}
	 */
	static Robots parse(String text, String product) {
		List<Rule> own = new ArrayList<>();
		List<Rule> all = new ArrayList<>();
		boolean ownNamed = false;
		boolean inOwn = false;
		boolean inAll = false;
		boolean naming = false;
		for (String line : text.replace("\uFEFF", "").split("[\r\n]+", -1)) {
			String[] parts = line.replaceFirst("#.*", "").split(":", 2);
			if (parts.length < 2) {
				continue;
			}
			String value = parts[1].strip();
			switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
				case "user-agent" -> {
					if (!naming) {
						inOwn = false;
						inAll = false;
					}
					naming = true;
					inOwn |= names(value, product);
					ownNamed |= inOwn;
					inAll |= value.equals("*");
				}
				case "allow", "disallow" -> {
					naming = false;
					if (!value.isEmpty()) {
						Rule rule = new Rule(normal(value), parts[0].strip().equalsIgnoreCase("allow"));
						if (inOwn) {
							own.add(rule);
						}
						if (inAll) {
							all.add(rule);
						}
					}
				}
				default -> {
				}
			}
		}
		return new Robots(ownNamed ? own : all);
	}

	/** Whether the checker may ask for it. */
	boolean allow(String pathAndQuery) {
		if (pathAndQuery.equals("/robots.txt")) {
			return true;
		}
		String asked = normal(pathAndQuery);
		int longest = -1;
		boolean allowed = true;
		for (Rule rule : this.rules) {
			int length = rule.path().length();
			if ((length > longest || (length == longest && rule.allows())) && rule.matches(asked)) {
				longest = length;
				allowed = rule.allows();
			}
		}
		return allowed;
	}

	private static boolean names(String value, String product) {
		Matcher name = PRODUCT.matcher(value);
		return name.lookingAt() && name.group().equalsIgnoreCase(product);
	}

	/** One spelling for each address: only what must be is percent-encoded. */
	private static String normal(String path) {
		StringBuilder normal = new StringBuilder();
		byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
		for (int i = 0; i < bytes.length; i++) {
			int octet = bytes[i] & 0xff;
			boolean encoded = false;
			if (octet == '%' && i + 2 < bytes.length && hex(bytes[i + 1]) >= 0 && hex(bytes[i + 2]) >= 0) {
				octet = hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]);
				encoded = true;
				i += 2;
			}
			boolean plain = encoded ? isUnreserved(octet) : octet > ' ' && octet < 0x7f;
			if (plain) {
				normal.append((char) octet);
			}
			else {
				normal.append(String.format(Locale.ROOT, "%%%02X", octet));
			}
		}
		return normal.toString();
	}

	private static int hex(byte digit) {
		return Character.digit(digit, 16);
	}

	private static boolean isUnreserved(int octet) {
		return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9')
				|| "-._~".indexOf(octet) >= 0;
	}

	private record Rule(String path, boolean allows) {

		/** Its stars are looked for from left to right: no rule takes long. */
		boolean matches(String asked) {
			boolean toTheEnd = this.path.endsWith("$");
			String[] pieces = (toTheEnd ? this.path.substring(0, this.path.length() - 1) : this.path).split("\\*", -1);
			if (!asked.startsWith(pieces[0])) {
				return false;
			}
			int at = pieces[0].length();
			for (int i = 1; i < pieces.length; i++) {
				boolean last = i == pieces.length - 1;
				int found = (last && toTheEnd) ? asked.length() - pieces[i].length() : asked.indexOf(pieces[i], at);
				if (found < at || !asked.startsWith(pieces[i], found)) {
					return false;
				}
				at = found + pieces[i].length();
			}
			return !toTheEnd || at == asked.length();
		}

	}

}
