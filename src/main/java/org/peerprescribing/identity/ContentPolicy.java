package org.peerprescribing.identity;

import java.net.URI;

/**
 * The content security policy of every page: nothing but our own style, script and
 * pictures, and forms that lead nowhere else.
 */
public final class ContentPolicy {

	/** Name of the header. */
	public static final String HEADER = "Content-Security-Policy";

	/** For every page. */
	public static final String STANDARD = policy("'self'");

	private ContentPolicy() {
	}

	/**
	 * For the one page whose form is answered by sending the browser on to another
	 * address: browsers hold the policy against that step too.
	 * @param target an absolute http or https address
	 */
	public static String withFormTarget(URI target) {
		int port = target.getPort();
		return policy("'self' " + target.getScheme() + "://" + target.getHost() + ((port < 0) ? "" : ":" + port));
	}

	private static String policy(String formAction) {
		return "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; "
				+ "connect-src 'self'; form-action " + formAction + "; base-uri 'none'; frame-ancestors 'none'";
	}

}
