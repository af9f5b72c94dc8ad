package org.peerprescribing.directory.links;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses of the public internet, after the IANA registries of special-purpose
 * addresses: of IPv4 all but what is listed here, of IPv6 only global unicast (2000::/3)
 * but what is listed here. Addresses that carry an IPv4 address inside (mapped, NAT64,
 * 6to4, Teredo) are none of them, so that nobody reaches a private one that way.
 */
final class PublicAddresses {

	private static final List<Block> CLOSED_V4 = blocks(
			// this network, private use, carrier-grade NAT, loopback, link-local
			"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
			"192.168.0.0/16",
			// protocol assignments, documentation, 6to4 relays, benchmarks
			"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
			// a cloud's own service, in public space but never somebody's page
			"168.63.129.16/32",
			// multicast, reserved, broadcast
			"224.0.0.0/4", "240.0.0.0/4");

	private static final Block GLOBAL_V6 = Block.of("2000::/3");

	private static final List<Block> CLOSED_V6 = blocks(
			// protocol assignments with Teredo and ORCHID, documentation, 6to4
			"2001::/23", "2001:db8::/32", "3fff::/20", "2002::/16");

	private PublicAddresses() {
	}

	static boolean contain(InetAddress address) {
		byte[] bytes = address.getAddress();
		if (address instanceof Inet4Address) {
			return CLOSED_V4.stream().noneMatch((block) -> block.contains(bytes));
		}
		return GLOBAL_V6.contains(bytes) && CLOSED_V6.stream().noneMatch((block) -> block.contains(bytes));
	}

	private static List<Block> blocks(String... written) {
		return Stream.of(written).map(Block::of).toList();
	}

	/** The addresses that begin with the same bits. */
	private record Block(InetAddress first, int bits) {

		static Block of(String written) {
			String[] parts = written.split("/", 2);
			try {
				return new Block(InetAddress.getByName(parts[0]), Integer.parseInt(parts[1]));
			}
			catch (UnknownHostException ex) {
				throw new IllegalArgumentException(ex);
			}
		}

		boolean contains(byte[] address) {
			byte[] begin = this.first.getAddress();
			if (begin.length != address.length) {
				return false;
			}
			for (int bit = 0; bit < this.bits; bit++) {
				int mask = 0x80 >> (bit % 8);
				if (((begin[bit / 8] ^ address[bit / 8]) & mask) != 0) {
					return false;
				}
			}
			return true;
		}

	}

}
