package org.peerprescribing.consultation.web;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.LinkWorkerService;
import org.peerprescribing.prescribing.LinkWorkerRequest;
import org.peerprescribing.shared.TimeOrderedId;

/**
 * The way without a screen, beside the communities or instead of them. Hides itself in
 * text.
 *
 * @param service what the practice offers
 * @param key name of the command that the button gives, made with the page
 * @param open the request that nobody has answered yet; null where there is none
 * @param openedBy who made it; empty where there is none
 * @param openedAt when; empty where there is none
 */
record LinkWorkerCard(LinkWorkerService service, UUID key, @Nullable UUID open, String openedBy, String openedAt) {

	static LinkWorkerCard of(LinkWorkerService service, @Nullable LinkWorkerRequest open) {
		return (open != null)
				? new LinkWorkerCard(service, TimeOrderedId.next(), open.id().value(), open.requesterName(),
						London.time(open.requestedAt()))
				: new LinkWorkerCard(service, TimeOrderedId.next(), null, "", "");
	}

	@Override
	public String toString() {
		return "LinkWorkerCard[hidden]";
	}

}
