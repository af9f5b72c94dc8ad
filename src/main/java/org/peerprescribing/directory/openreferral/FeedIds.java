package org.peerprescribing.directory.openreferral;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.fhirapi.FhirSystems;

/**
 * Ids of the feed: the standard wants UUIDs, so each is made from the name that the thing
 * has here (RFC 9562 version 3), and is the same for ever and on every site.
 */
final class FeedIds {

	private static final int LENGTH = 36;

	private FeedIds() {
	}

	/**
	 * @param kind what it is, such as {@code service}
	 * @param parts its name, unique within the kind
	 */
	static UUID of(String kind, String... parts) {
		String name = FhirSystems.PS + "/openreferral/" + kind + "/" + String.join("/", parts);
		return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
	}

	/** Empty where the text is no UUID in its usual form. */
	static Optional<UUID> read(String text) {
		try {
			return (text.length() == LENGTH) ? Optional.of(UUID.fromString(text)) : Optional.empty();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
