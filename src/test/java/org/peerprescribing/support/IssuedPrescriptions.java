package org.peerprescribing.support;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.prescribing.CommandKey;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.SignPrescription;
import org.peerprescribing.prescribing.SignResult;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.context.ApplicationContext;

/** Prescriptions as a clinician makes them, through the same commands, issued at once. */
public final class IssuedPrescriptions {

	/** Depressive disorder. */
	public static final SnomedConcept NEED = new SnomedConcept("35489007");

	/** A community of the catalogue that serves it. */
	public static final CommunityId COMMUNITY = new CommunityId("side-by-side-mind");

	private IssuedPrescriptions() {
	}

	public static Issued issue(ApplicationContext context, Actor clinician) {
		if (context.getBean(CommunityDirectory.class).snapshot().find(COMMUNITY).isEmpty()) {
			Demonstration.vet(context, COMMUNITY);
		}
		RegisterPatient person = People.adultOf(clinician.organisation());
		return new AccessScope.OfOrganisation(clinician.organisation()).call(() -> {
			PatientId patient = context.getBean(Patients.class).register(person, clinician);
			MatchAnswer.Matches found = (MatchAnswer.Matches) context.getBean(Matching.class)
				.match(new MatchRequest(clinician.organisation(), 41, NEED, Set.of(), Set.of(SupportKind.EMOTIONAL),
						Set.of(), DigitalAccess.values()[0], Set.of(), Set.of(LanguageTag.ENGLISH), "England", Set.of(),
						null, false, List.of(), 3));
			Prescribing prescribing = context.getBean(Prescribing.class);
			SignResult result = prescribing.sign(new SignPrescription(new CommandKey(UUID.randomUUID().toString()),
					patient, found.run(), found.matches().getFirst().listed().community().id(), NEED,
					Set.of(SupportKind.EMOTIONAL), new ContactDetails(Channel.LETTER, null, null), null), clinician);
			if (!(result instanceof SignResult.Signed signed)) {
				throw new IllegalStateException("Not signed: " + result);
			}
			prescribing.issueNow(signed.prescription(), clinician);
			return new Issued(signed.prescription(), patient, person);
		});
	}

	/** An issued prescription with its person. */
	public record Issued(PrescriptionId prescription, PatientId patient, RegisterPatient person) {
	}

}
