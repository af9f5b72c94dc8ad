package org.peerprescribing.consultation.cds;

import java.net.URI;
import java.util.List;
import java.util.UUID;

/**
 * What a hook answers (CDS Hooks 2.0.1).
 *
 * @param cards none is a good answer
 */
record CdsAnswer(List<Card> cards) {

	static final CdsAnswer NOTHING = new CdsAnswer(List.of());

	CdsAnswer {
		cards = List.copyOf(cards);
	}

	/**
	 * A card.
	 *
	 * @param uuid its id, by which feedback would name it
	 * @param summary under 140 characters
	 * @param indicator info, warning or critical
	 * @param source who says so
	 * @param links where to go on
	 */
	record Card(UUID uuid, String summary, String indicator, Source source, List<Link> links) {

		Card {
			links = List.copyOf(links);
		}

	}

	/** Who says so. */
	record Source(String label) {
	}

	/** A link that the record system opens in a browser. */
	record Link(String label, URI url, String type) {
	}

}
