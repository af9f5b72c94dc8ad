package org.peerprescribing.sandbox.recordsystem.hooks;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads a CDS Hooks response; unknown fields are passed over. */
final class CardReader {

	private CardReader() {
	}

	/** Failed where the body has no {@code cards} array. */
	static HookAnswer read(JsonNode body) {
		if (!body.path("cards").isArray()) {
			return new HookAnswer.Failed("The service answered without cards.");
		}
		List<Card> cards = new ArrayList<>();
		body.path("cards").forEach((card) -> cards.add(card(card)));
		return new HookAnswer.Cards(cards);
	}

	private static Card card(JsonNode card) {
		List<Card.Link> links = new ArrayList<>();
		card.path("links")
			.forEach((link) -> links.add(new Card.Link(link.path("label").asText(), link.path("url").asText(),
					"smart".equals(link.path("type").asText()))));
		List<String> suggestions = new ArrayList<>();
		card.path("suggestions").forEach((suggestion) -> suggestions.add(suggestion.path("label").asText()));
		return new Card(card.path("summary").asText(), card.path("detail").asText(), card.path("indicator").asText(),
				card.path("source").path("label").asText(), links, suggestions);
	}

}
