package org.peerprescribing.carerecord;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which addresses an administrator may choose for a record system. Without it this
 * service could be made to call whatever only it can reach; so nothing is allowed that
 * the operator has not named.
 *
 * @param sandbox whether all people are invented; then http will do
 * @param carerecord the hosts
 */
@ConfigurationProperties("peerprescribing")
record AllowedAddresses(@DefaultValue("false") boolean sandbox, @DefaultValue Hosts carerecord) {

	private static final int LONGEST = 300;

	/** What was typed, without blanks and slashes at its end. */
	static String tidy(String typed) {
		String address = typed.strip();
		while (address.endsWith("/")) {
			address = address.substring(0, address.length() - 1);
		}
		return address;
	}

	/** What is wrong with an address as typed; DONE where it may be chosen. */
	RecordSetup.Change judge(String typed) {
		String address = tidy(typed);
		if (address.isEmpty()) {
			return RecordSetup.Change.ADDRESS_REQUIRED;
		}
		URI uri = read(address);
		if (uri == null) {
			return RecordSetup.Change.ADDRESS_UNREADABLE;
		}
		if (!uri.getScheme().equals("https") && !(this.sandbox && uri.getScheme().equals("http"))) {
			return RecordSetup.Change.ADDRESS_NOT_HTTPS;
		}
		return this.carerecord.allowedHosts().contains(origin(uri)) ? RecordSetup.Change.DONE
				: RecordSetup.Change.ADDRESS_NOT_ALLOWED;
	}

	/** Whether an address that was chosen before may still be called. */
	boolean allows(URI base) {
		return judge(base.toString()) == RecordSetup.Change.DONE;
	}

	/** The host, with its port where that is not the one of the scheme. */
	private static String origin(URI uri) {
		String host = uri.getHost().toLowerCase(Locale.ROOT);
		int usual = uri.getScheme().equals("https") ? 443 : 80;
		return (uri.getPort() == -1 || uri.getPort() == usual) ? host : host + ":" + uri.getPort();
	}

	/** Null where it is no plain http or https address. */
	private static @Nullable URI read(String address) {
		try {
			URI uri = new URI(address);
			boolean plain = address.length() <= LONGEST && uri.getScheme() != null
					&& (uri.getScheme().equals("https") || uri.getScheme().equals("http")) && uri.getHost() != null
					&& uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null
					&& uri.normalize().equals(uri);
			return plain ? uri : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

	/**
	 * The hosts with their ports. Refuses anything but a host and a port, such as an
	 * address or a pattern; so a mistake stops the start and allows nothing.
	 *
	 * @param allowedHosts such as {@code fhir.example.nhs.uk} or
	 * {@code fhir.example.nhs.uk:8443}; without a port the usual one is meant
	 */
	record Hosts(@DefaultValue List<String> allowedHosts) {

		private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:[1-9][0-9]{0,4})?");

		Hosts {
			allowedHosts = allowedHosts.stream().map((host) -> host.strip().toLowerCase(Locale.ROOT)).toList();
			if (!allowedHosts.stream().allMatch((host) -> HOST.matcher(host).matches())) {
				throw new InvalidValue("allowed-hosts");
			}
		}

	}

}
