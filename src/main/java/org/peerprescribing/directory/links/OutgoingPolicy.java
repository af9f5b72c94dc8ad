package org.peerprescribing.directory.links;

import java.net.InetAddress;

/**
 * Where the checker may connect to. There is one in the service and no setting for
 * another: tests that have a server of their own make the checker with a policy of their
 * own.
 */
interface OutgoingPolicy {

	/** Public addresses, and the two ports on which pages are. */
	OutgoingPolicy PUBLIC_WEB = (address, port) -> (port == 80 || port == 443) && PublicAddresses.contain(address);

	boolean allows(InetAddress address, int port);

}
