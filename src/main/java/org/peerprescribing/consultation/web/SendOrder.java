package org.peerprescribing.consultation.web;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.prescribing.CommandKey;
import org.peerprescribing.prescribing.SignPrescription;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.util.MultiValueMap;

/** Makes the command of "Send this one", or says what is missing. */
final class SendOrder {

	private SendOrder() {
	}

	/**
	 * The command; empty where something is missing, which is then in {@code faults}. A
	 * key or a community that is none is refused, because the page never sends one.
	 */
	static Optional<SignPrescription> of(VisitForm form, MultiValueMap<String, String> sent, Patient patient,
			MatchRequest shown, boolean caution, List<Fault> faults) {
		String community = sent.getFirst("community");
		if (form.run() == null || community == null) {
			throw new ProblemException(Problem.REQUIRED, "community");
		}
		if (caution && form.caution() == null) {
			faults.add(new Fault("caution", "Select why you are going on in spite of the caution"));
		}
		if (!form.agreed()) {
			faults.add(new Fault("agreed", "Ask the patient whether they agree to be contacted, and record it"));
		}
		ContactDetails details = contactDetails(form, faults);
		if (shown.risks().contains(Risk.MONITORED_PHONE) && form.channel() != Channel.LETTER) {
			faults.add(new Fault("channel", "Select the printed letter: the phone may be watched"));
		}
		if (form.noContact() && form.channel() != null && form.channel() != Channel.LETTER) {
			faults.add(new Fault("channel", "Select the printed letter: nothing may be sent to this patient"));
		}
		if (!faults.isEmpty()) {
			return Optional.empty();
		}
		return Optional
			.of(new SignPrescription(new CommandKey(form.key()), patient.id(), form.run(), new CommunityId(community),
					shown.mainNeed(), shown.wanted(), details, form.caution(), form.noContact()));
	}

	/** What to say on the page when signing was refused. */
	static Fault fault(Problem problem) {
		return switch (problem) {
			case NO_AGREEMENT -> new Fault("agreed", "The patient has not agreed to be contacted");
			case COMMUNITY_NOT_LISTED ->
				new Fault("cards", "That community cannot be prescribed any more. Here is what fits now");
			case UNSAFE -> new Fault("cards", "That would not be safe for this person");
			case REQUIRED, UNKNOWN_CODE -> new Fault("caution", "Select why you are going on in spite of the caution");
			case STILL_RUNNING ->
				new Fault("cards", "It is being sent at this moment. Look at the latest prescriptions");
			default -> new Fault("cards", "It was not sent: " + problem.title());
		};
	}

	private static @Nullable ContactDetails contactDetails(VisitForm form, List<Fault> faults) {
		Channel channel = form.channel();
		if (channel == null) {
			faults.add(new Fault("channel", "Select how the patient gets the link"));
			return null;
		}
		try {
			return ContactDetails.typed(channel, form.mobile(), form.email());
		}
		catch (InvalidValue ex) {
			faults.add("email".equals(ex.path()) ? new Fault("email", "Enter an e-mail address, like name@example.org")
					: new Fault("mobile", "Enter a UK mobile number, like 07700 900123"));
			return null;
		}
	}

}
