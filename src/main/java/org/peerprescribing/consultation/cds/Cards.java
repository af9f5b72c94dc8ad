package org.peerprescribing.consultation.cds;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.ArrivalId;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.identity.Actor;

import org.springframework.stereotype.Component;

/** Makes a card with a link to the page, and writes down that it was shown. */
@Component
class Cards {

	private static final CdsAnswer.Source SOURCE = new CdsAnswer.Source("Peer-support prescribing");

	private static final String SEE = "See what fits";

	private final ConsultationProperties properties;

	private final Arrivals arrivals;

	private final CardLog log;

	Cards(ConsultationProperties properties, Arrivals arrivals, CardLog log) {
		this.properties = properties;
		this.arrivals = arrivals;
		this.log = log;
	}

	/** Information. */
	CdsAnswer.Card info(HookService service, String summary, List<CdsAnswer.Suggestion> suggestions,
			HookRequest request, HookedPatient patient, Actor recordSystem) {
		return card(service, "info", summary, null, suggestions, request, patient, recordSystem);
	}

	/** Something to weigh, or to stop for. */
	CdsAnswer.Card advice(HookService service, Advice advice, HookRequest request, HookedPatient patient,
			Actor recordSystem) {
		return card(service, advice.indicator(), advice.summary(), advice.detail(), List.of(), request, patient,
				recordSystem);
	}

	private CdsAnswer.Card card(HookService service, String indicator, String summary, @Nullable String detail,
			List<CdsAnswer.Suggestion> suggestions, HookRequest request, HookedPatient patient, Actor recordSystem) {
		UUID id = UUID.randomUUID();
		this.log.show(id, service.id(), patient.nhsNumber(), request.user(), recordSystem);
		return new CdsAnswer.Card(id, summary, detail, indicator, SOURCE, suggestions,
				suggestions.isEmpty() ? null : "at-most-one", CdsAnswer.Reason.ALL,
				List.of(link(request, patient, recordSystem)));
	}

	/** A launch needs no arrival: the record system brings its context along. */
	private CdsAnswer.Link link(HookRequest request, HookedPatient patient, Actor recordSystem) {
		URI base = Objects.requireNonNull(this.properties.address());
		boolean launches = this.properties.recordSystems()
			.stream()
			.anyMatch((system) -> system.issuer().equals(recordSystem.id()) && system.launches());
		if (launches) {
			return new CdsAnswer.Link(SEE, base.resolve("/launch"), "smart");
		}
		ArrivalId arrival = this.arrivals.announce(patient.nhsNumber(), patient.birthDate(), request.user(),
				recordSystem);
		return new CdsAnswer.Link(SEE, base.resolve("/prescribe/arrivals/" + arrival.value()), "absolute");
	}

	/**
	 * What is said before an order is signed.
	 *
	 * @param indicator warning or critical
	 * @param summary under 140 characters
	 * @param detail what to do
	 */
	record Advice(String indicator, String summary, String detail) {

		static Advice warning(String summary, String detail) {
			return new Advice("warning", summary, detail);
		}

		static Advice critical(String summary, String detail) {
			return new Advice("critical", summary, detail);
		}

	}

}
