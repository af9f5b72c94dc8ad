package org.peerprescribing.directory.links;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name. */
interface Names {

	/**
	 * By the resolver of this machine, which is asked for the whole name: the search
	 * domains of a cluster are left out.
	 */
	Names OF_THIS_MACHINE = (host) -> {
		try {
			return List.of(InetAddress.getAllByName(host + "."));
		}
		catch (UnknownHostException ex) {
			throw isTemporary(ex) ? new NotAnswered(host) : ex;
		}
	};

	/**
	 * @throws NotAnswered where nobody could say
	 * @throws UnknownHostException where there is no such name
	 */
	List<InetAddress> of(String host) throws UnknownHostException;

	/** Java has the difference only in the words of the C library, glibc or musl. */
	private static boolean isTemporary(UnknownHostException ex) {
		String words = String.valueOf(ex.getMessage());
		return words.contains("Temporary failure") || words.contains("Try again") || words.contains("System error");
	}

	/** The resolver gave no answer. */
	class NotAnswered extends UnknownHostException {

		private static final long serialVersionUID = 1L;

		NotAnswered(String host) {
			super(host);
		}

	}

	/** One of the addresses is none to which a connection may be made. */
	class NotPublic extends UnknownHostException {

		private static final long serialVersionUID = 1L;

		NotPublic(String host) {
			super(host);
		}

	}

}
