package org.peerprescribing.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request comes from, as coarse as one line to a house or a practice. */
public final class CallerAddress {

	private static final int BYTES_OF_A_NETWORK = 8;

	private CallerAddress() {
	}

	/**
	 * An IPv4 address whole; of an IPv6 address the first 64 bits, since a household has
	 * all that follow (RFC 6177). Behind a proxy it is what the server takes from the
	 * proxy's headers ({@code server.forward-headers-strategy}).
	 */
	public static String of(HttpServletRequest request) {
		String address = request.getRemoteAddr();
		if (address == null || !address.contains(":")) {
			return String.valueOf(address);
		}
		try {
			// With a colon in it, it is never looked up as a name.
			byte[] bytes = InetAddress.getByName(address).getAddress();
			return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, BYTES_OF_A_NETWORK));
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

}
