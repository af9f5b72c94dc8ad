package org.peerprescribing.carerecord;

import java.util.List;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.peerprescribing.shared.OdsCode;

/** Synthetic people, read out of a bundle just as the service reads a record system. */
public final class RecordedBundles {

	private RecordedBundles() {
	}

	/** Every patient of the bundle; none where it holds something else. */
	public static List<RecordedPerson> people(Bundle bundle, OdsCode practice) {
		return all(bundle, Patient.class).stream()
			.map((patient) -> RecordedPersonReader.read(practice, patient, all(bundle, Condition.class),
					all(bundle, Observation.class)))
			.toList();
	}

	private static <R extends Resource> List<R> all(Bundle bundle, Class<R> type) {
		return bundle.getEntry()
			.stream()
			.map(Bundle.BundleEntryComponent::getResource)
			.filter(type::isInstance)
			.map(type::cast)
			.toList();
	}

}
