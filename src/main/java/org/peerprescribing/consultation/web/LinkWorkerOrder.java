package org.peerprescribing.consultation.web;

import java.util.Objects;

import org.peerprescribing.matching.Risk;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.prescribing.CommandKey;
import org.peerprescribing.prescribing.RequestLinkWorker;
import org.peerprescribing.shared.Problem;

import org.springframework.util.MultiValueMap;

/** What the page sent when "Ask the link worker" was pressed, as a command. */
final class LinkWorkerOrder {

	private LinkWorkerOrder() {
	}

	/** Only for answers without a fault. */
	static RequestLinkWorker of(VisitForm form, MultiValueMap<String, String> sent, Patient patient) {
		return new RequestLinkWorker(new CommandKey(Objects.requireNonNullElse(sent.getFirst("linkWorkerKey"), "")),
				patient.id(), Objects.requireNonNull(form.need()), "yes".equals(sent.getFirst("linkWorkerAgreed")),
				form.risks().contains(Risk.MONITORED_PHONE));
	}

	/** Why it was refused, beside the field that it is about. */
	static Fault fault(Problem problem) {
		return switch (problem) {
			case NO_AGREEMENT ->
				new Fault("linkWorkerAgreed", "Ask the patient whether they agree to be contacted by the link worker");
			case NOT_FOUND -> new Fault("cards", "The patient has died or is no longer registered here");
			case BUSINESS_RULE -> new Fault("cards", "The link worker has been asked already, or there is none");
			default -> new Fault("cards", "The link worker was not asked: " + problem.title());
		};
	}

}
