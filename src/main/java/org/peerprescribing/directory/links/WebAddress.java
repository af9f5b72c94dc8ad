package org.peerprescribing.directory.links;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https address whose host is a full name: never a number in whatever
 * spelling, never with credentials. Its name is in ASCII and lower case, without a dot at
 * the end; there is no fragment.
 */
final class WebAddress {

	private static final Pattern AUTHORITY = Pattern.compile("([^@:\\[\\]]+?)\\.?(?::([0-9]{1,5})?)?");

	private static final Pattern NAME = Pattern
		.compile("(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

	/** What resolvers of addresses take for a number, as the last label of a name. */
	private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

	/** Letters that browsers and {@link IDN} turn into different names. */
	private static final Pattern AMBIGUOUS = Pattern.compile("[\u00DF\u03C2\u200C\u200D]");

	private final URI uri;

	private final int port;

	private WebAddress(URI uri, int port) {
		this.uri = uri;
		this.port = port;
	}

	/** Refuses whatever is not such an address. */
	static WebAddress of(String text) throws RefusedAddress {
		return of(parsed(text));
	}

	/** The address that a redirect from here names. */
	WebAddress resolve(String location) throws RefusedAddress {
		return of(this.uri.resolve(parsed(location)));
	}

	/** The same host and port with another path. */
	WebAddress withPath(String path) {
		return new WebAddress(this.uri.resolve(path), this.port);
	}

	URI uri() {
		return this.uri;
	}

	String host() {
		return this.uri.getHost();
	}

	int port() {
		return this.port;
	}

	/** What robots.txt speaks of. */
	String pathAndQuery() {
		return (this.uri.getRawQuery() != null) ? this.uri.getRawPath() + "?" + this.uri.getRawQuery()
				: this.uri.getRawPath();
	}

	/** Scheme, host and port. */
	String origin() {
		return this.uri.getScheme() + "://" + host() + ":" + this.port;
	}

	private static URI parsed(String text) throws RefusedAddress {
		try {
			return new URI(text.strip().replace(" ", "%20"));
		}
		catch (URISyntaxException ex) {
			throw new RefusedAddress("syntax");
		}
	}

	private static WebAddress of(URI given) throws RefusedAddress {
		String scheme = String.valueOf(given.getScheme()).toLowerCase(Locale.ROOT);
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw new RefusedAddress("scheme");
		}
		String authority = given.getRawAuthority();
		Matcher parts = AUTHORITY.matcher((authority != null) ? authority : "");
		if (!parts.matches()) {
			throw new RefusedAddress("authority");
		}
		String host = name(parts.group(1));
		int usual = scheme.equals("https") ? 443 : 80;
		int port = (parts.group(2) != null) ? Integer.parseInt(parts.group(2)) : usual;
		if (port < 1 || port > 65535) {
			throw new RefusedAddress("port");
		}
		String path = given.getRawPath();
		String whole = scheme + "://" + host + ((port != usual) ? ":" + port : "")
				+ ((path == null || path.isEmpty()) ? "/" : path)
				+ ((given.getRawQuery() != null) ? "?" + given.getRawQuery() : "");
		return new WebAddress(URI.create(URI.create(whole).toASCIIString()), port);
	}

	private static String name(String written) throws RefusedAddress {
		if (AMBIGUOUS.matcher(written).find()) {
			throw new RefusedAddress("host");
		}
		String name;
		try {
			name = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedAddress("host");
		}
		String last = name.substring(name.lastIndexOf('.') + 1);
		if (!NAME.matcher(name).matches() || NUMBER.matcher(last).matches()) {
			throw new RefusedAddress("host");
		}
		return name;
	}

	@Override
	public String toString() {
		return this.uri.toString();
	}

}
