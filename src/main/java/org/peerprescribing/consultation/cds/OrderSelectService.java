package org.peerprescribing.consultation.cds;

import java.time.Clock;
import java.util.List;

import org.peerprescribing.identity.Actor;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/** A clinician has selected a draft order of peer support: always answered. */
@Component
class OrderSelectService implements HookService {

	private final Cards cards;

	private final Suggestions suggestions;

	private final DraftOrders orders;

	private final Clock clock;

	OrderSelectService(Cards cards, Suggestions suggestions, DraftOrders orders, Clock clock) {
		this.cards = cards;
		this.suggestions = suggestions;
		this.orders = orders;
		this.clock = clock;
	}

	@Override
	public String id() {
		return CdsServices.ORDER_SELECT;
	}

	@Override
	public String hook() {
		return "order-select";
	}

	@Override
	public List<CdsAnswer.Card> cards(HookRequest request, HookedPatient patient, Actor recordSystem) {
		if (!patient.mayBePrescribedFor(this.clock.instant())) {
			return List.of();
		}
		return request.draftOrders()
			.stream()
			.filter((order) -> request.isSelected(order) && DraftOrders.isPeerSupport(this.orders.read(order)))
			.findFirst()
			.map((order) -> List.of(card(order, request, patient, recordSystem)))
			.orElse(List.of());
	}

	private CdsAnswer.Card card(JsonNode order, HookRequest request, HookedPatient patient, Actor recordSystem) {
		return this.cards.info(
				this, "See which vetted communities fit, and send the link from there", this.suggestions.of(request,
						patient, "update", (run, community) -> this.orders.update(order, run, community)),
				request, patient, recordSystem);
	}

}
