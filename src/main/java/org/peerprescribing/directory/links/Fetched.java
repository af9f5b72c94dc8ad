package org.peerprescribing.directory.links;

import org.jspecify.annotations.Nullable;

/** What one request came to. */
sealed interface Fetched {

	/**
	 * The site answered.
	 *
	 * @param status HTTP status
	 * @param location where it sends to; null where it says nothing
	 * @param contentType null where it says nothing
	 * @param challenge whether it asks for a browser
	 * @param body the first bytes, up to the limit
	 */
	record Answer(int status, @Nullable String location, @Nullable String contentType, boolean challenge,
			byte[] body) implements Fetched {

		boolean isRedirect() {
			return switch (this.status) {
				case 301, 302, 303, 307, 308 -> true;
				default -> false;
			};
		}

		boolean isSuccess() {
			return this.status >= 200 && this.status < 300;
		}

	}

	/** There was no answer, or none in time. */
	record NoAnswer(Cause cause) implements Fetched {
	}

}
