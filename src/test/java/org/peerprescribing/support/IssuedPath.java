package org.peerprescribing.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.prescribing.CommandKey;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.SignPrescription;
import org.peerprescribing.prescribing.SignResult;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.ApplicationContext;

/**
 * An invented patient of Willow Bank with an issued prescription, made through the doors
 * of the modules: communities vetted, matched, signed, and the grace ended at once.
 *
 * @param patient the patient, born on {@link People#BORN}
 * @param prescription the prescription
 */
public record IssuedPath(PatientId patient, PrescriptionId prescription) {

	/** Depressive disorder. */
	private static final SnomedConcept NEED = new SnomedConcept("35489007");

	/** Another test may have moved the time on. */
	private static final Set<DirectoryEntry.State> OPEN = Set.of(DirectoryEntry.State.PROPOSED,
			DirectoryEntry.State.LAPSED);

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	/** With a mobile number. */
	public static IssuedPath issue(ApplicationContext context) {
		return issue(context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.TEXT, "07700 900123", null));
	}

	public static IssuedPath issue(ApplicationContext context, RegisterPatient person, ContactDetails details) {
		context.getBean(Organisations.class)
			.put(new Organisation(Actors.WILLOW_BANK, "Willow Bank Surgery", Organisation.Kind.PRACTICE));
		vet(context);
		return PRACTICE.call(() -> {
			PatientId patient = context.getBean(Patients.class).register(person, Actors.clinician());
			MatchAnswer.Matches found = (MatchAnswer.Matches) context.getBean(Matching.class)
				.match(new MatchRequest(Actors.WILLOW_BANK, 41, NEED, Set.of(), Set.of(SupportKind.EMOTIONAL), Set.of(),
						DigitalAccess.PHONE, Set.of(), Set.of(LanguageTag.ENGLISH), "England", Set.of(), null, false,
						List.of(), 3));
			SignResult.Signed signed = (SignResult.Signed) context.getBean(Prescribing.class)
				.sign(new SignPrescription(new CommandKey(UUID.randomUUID().toString()), patient, found.run(),
						found.matches().getFirst().listed().community().id(), NEED, Set.of(SupportKind.EMOTIONAL),
						details, null), Actors.clinician());
			context.getBean(Prescribing.class).issueNow(signed.prescription(), Actors.clinician());
			return new IssuedPath(patient, signed.prescription());
		});
	}

	/** A fresh link of this path. */
	public Link link(ApplicationContext context) {
		return background().call(() -> context.getBean(Referrals.class).mintLink(this.prescription));
	}

	/** The scope in which tasks work. */
	public static AccessScope background() {
		return new AccessScope.OfBackground("test");
	}

	/** The community may be proposed again after a test has suspended or paused it. */
	public static void vet(ApplicationContext context, CommunityId community) {
		context.getBean(Worklist.class)
			.close(WorkKind.COMMUNITY_SAFETY, Actors.curator().organisation(), community.value(), "test");
		context.getBean(CommunityLifecycle.class).endSafetyPause(community, "Test", Actors.curator());
		Demonstration.vet(context, community);
	}

	private static void vet(ApplicationContext context) {
		CommunityDirectory directory = context.getBean(CommunityDirectory.class);
		CommunityReviews reviews = context.getBean(CommunityReviews.class);
		directory.entries()
			.stream()
			.filter((entry) -> OPEN.contains(entry.state()) && entry.community().needs().contains(NEED)
					&& entry.community().cost() != null && entry.community().address() != null)
			.map((entry) -> entry.community().id())
			.filter((id) -> reviews.open(id).isEmpty())
			.forEach((id) -> vet(context, id));
	}

}
