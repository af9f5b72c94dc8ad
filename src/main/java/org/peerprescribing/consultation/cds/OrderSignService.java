package org.peerprescribing.consultation.cds;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.hl7.fhir.r4.model.ServiceRequest;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.Problem;

import org.springframework.stereotype.Component;

/**
 * Looks at orders of peer support before they are signed: a hard stop is critical and
 * names the way to go instead; what else stands against it is a warning.
 */
@Component
class OrderSignService implements HookService {

	private static final String WITHOUT_A_RULE = "Arrange a same-day assessment; crisis team, 111 (mental health option) or 999.";

	private final Cards cards;

	private final DraftOrders orders;

	private final Matching matching;

	private final CommunityDirectory directory;

	private final Patients patients;

	private final Consents consents;

	private final Clock clock;

	OrderSignService(Cards cards, DraftOrders orders, Matching matching, CommunityDirectory directory,
			Patients patients, Consents consents, Clock clock) {
		this.cards = cards;
		this.orders = orders;
		this.matching = matching;
		this.directory = directory;
		this.patients = patients;
		this.consents = consents;
		this.clock = clock;
	}

	@Override
	public String id() {
		return CdsServices.ORDER_SIGN;
	}

	@Override
	public String hook() {
		return "order-sign";
	}

	@Override
	public List<CdsAnswer.Card> cards(HookRequest request, HookedPatient patient, Actor recordSystem) {
		return request.draftOrders()
			.stream()
			.map(this.orders::read)
			.filter(DraftOrders::isPeerSupport)
			.flatMap((order) -> advice(order, request, patient).stream())
			.distinct()
			.map((advice) -> this.cards.advice(this, advice, request, patient, recordSystem))
			.toList();
	}

	private List<Cards.Advice> advice(ServiceRequest order, HookRequest request, HookedPatient patient) {
		int age = patient.age(this.clock.instant());
		Optional<CommunityId> id = DraftOrders.community(order);
		Optional<Problem> objection = id
			.flatMap((community) -> DraftOrders.run(order).flatMap((run) -> this.matching.objection(run, community)));
		Optional<String> instead = this.matching.insteadFor(age, HookedPhq9.read(request.prefetch()).orElse(null))
			.or(() -> objection.filter(Problem.UNSAFE::equals).map((unsafe) -> WITHOUT_A_RULE));
		if (instead.isPresent()) {
			return List.of(Cards.Advice.critical("No online community now: the safe way first", instead.get()));
		}
		List<Cards.Advice> advice = new ArrayList<>();
		id.filter((community) -> !this.directory.mayBePrescribed(community))
			.ifPresent((community) -> advice.add(Cards.Advice.warning("This community cannot be prescribed now",
					"Its vetting is overdue, or it is paused, suspended or closed.")));
		id.flatMap(this.directory::find)
			.filter((community) -> !isFor(age, community))
			.ifPresent((community) -> advice
				.add(Cards.Advice.warning("This community is not for the patient's age", community.name())));
		objection.filter(Problem.BUSINESS_RULE::equals)
			.ifPresent((rule) -> advice.add(
					Cards.Advice.warning("This community does not fit what was answered", "Look again at what fits.")));
		if (!hasAgreed(patient)) {
			advice.add(Cards.Advice.warning("The patient has not agreed to be contacted",
					"Without that nothing is sent. Ask, and record it on the page."));
		}
		return advice;
	}

	private boolean hasAgreed(HookedPatient patient) {
		return this.patients.find(patient.nhsNumber())
			.filter((known) -> this.consents.permits(known.id(), Purpose.CONTACT))
			.isPresent();
	}

	private static boolean isFor(int age, Community community) {
		Integer youngest = community.minAge();
		Integer oldest = community.maxAge();
		return (youngest == null || age >= youngest) && (oldest == null || age <= oldest);
	}

}
