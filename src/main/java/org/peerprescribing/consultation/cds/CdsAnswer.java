package org.peerprescribing.consultation.cds;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.DeclineReason;
import org.peerprescribing.fhirapi.FhirSystems;
import tools.jackson.databind.JsonNode;

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
	 * @param uuid its id, by which feedback names it
	 * @param summary under 140 characters
	 * @param detail more words; null where the summary says it all
	 * @param indicator info, warning or critical
	 * @param source who says so
	 * @param suggestions what may be put into the record with one click
	 * @param selectionBehavior at-most-one where there are suggestions, else null
	 * @param overrideReasons why a clinician may dismiss it
	 * @param links where to go on
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	record Card(UUID uuid, String summary, @Nullable String detail, String indicator, Source source,
			List<Suggestion> suggestions, @Nullable String selectionBehavior, List<Reason> overrideReasons,
			List<Link> links) {

		Card {
			suggestions = List.copyOf(suggestions);
			overrideReasons = List.copyOf(overrideReasons);
			links = List.copyOf(links);
		}

	}

	/** Who says so. */
	record Source(String label) {
	}

	/** A link that the record system opens in a browser. */
	record Link(String label, URI url, String type) {
	}

	/** One of the ways to go on; of several at most one is taken. */
	record Suggestion(String label, UUID uuid, boolean isRecommended, List<Action> actions) {

		Suggestion {
			actions = List.copyOf(actions);
		}

	}

	/**
	 * What taking a suggestion does.
	 *
	 * @param type create or update
	 * @param resource a draft ServiceRequest
	 */
	record Action(String type, String description, JsonNode resource) {
	}

	/** A reason to dismiss a card: the same that the page offers. */
	record Reason(String code, String system, String display) {

		static final String SYSTEM = FhirSystems.codes("decline-reason");

		static final List<Reason> ALL = Arrays.stream(DeclineReason.values())
			.map((reason) -> new Reason(reason.code(), SYSTEM, reason.words()))
			.toList();

	}

}
