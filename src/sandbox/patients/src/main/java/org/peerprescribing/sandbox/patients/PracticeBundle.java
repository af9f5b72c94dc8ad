package org.peerprescribing.sandbox.patients;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Writes the practices and the GP of each as one FHIR R4 transaction, to be loaded before
 * any patient.
 */
final class PracticeBundle {

	/** The name a clinician signs in with, so that a signed call can say who asks. */
	static final String USER_NAME_SYSTEM = "https://fhir.peerprescribing.example/Id/user-name";

	private PracticeBundle() {
	}

	static Bundle all() {
		Transaction transaction = new Transaction();
		for (Practice practice : Practice.values()) {
			transaction.put(organization(practice));
			transaction.put(practitioner(practice));
			transaction.put(role(practice));
		}
		return transaction.bundle();
	}

	private static Organization organization(Practice practice) {
		Organization organization = new Organization();
		organization.setId(practice.odsCode());
		organization.addIdentifier()
			.setSystem("https://fhir.nhs.uk/Id/ods-organization-code")
			.setValue(practice.odsCode());
		organization.setActive(true);
		organization.setName(practice.title());
		return organization;
	}

	private static Practitioner practitioner(Practice practice) {
		Practitioner practitioner = new Practitioner();
		practitioner.setId(practice.userName());
		practitioner.addIdentifier().setSystem(USER_NAME_SYSTEM).setValue(practice.userName());
		practitioner.setActive(true);
		practitioner.addName()
			.setUse(NameUse.OFFICIAL)
			.setFamily(practice.gpFamily())
			.addGiven(practice.gpGiven())
			.addPrefix("Dr");
		return practitioner;
	}

	private static PractitionerRole role(Practice practice) {
		PractitionerRole role = new PractitionerRole();
		role.setId(practice.userName());
		role.setActive(true);
		role.setPractitioner(new Reference("Practitioner/" + practice.userName())
			.setDisplay("Dr " + practice.gpGiven() + " " + practice.gpFamily()));
		role.setOrganization(new Reference("Organization/" + practice.odsCode()).setDisplay(practice.title()));
		role.addCode().setText("General practitioner");
		return role;
	}

}
