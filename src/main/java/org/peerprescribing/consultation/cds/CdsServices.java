package org.peerprescribing.consultation.cds;

import java.util.List;
import java.util.Map;

import org.peerprescribing.fhirapi.FhirSystems;

/**
 * What the discovery endpoint answers (CDS Hooks 2.0.1).
 *
 * @param services the services offered
 */
record CdsServices(List<Service> services) {

	static final String PATIENT_VIEW = "ps-patient-view";

	static final String ORDER_SELECT = "ps-order-select";

	static final String ORDER_SIGN = "ps-order-sign";

	/** Who the patient is; the page looks up the rest itself. */
	static final String PATIENT = "patient";

	/** The latest PHQ-9: its ninth item may be a hard stop. */
	static final String PHQ_9 = "phq9";

	private static final Map<String, String> WHO = Map.of(PATIENT, "Patient/{{context.patientId}}");

	private static final Map<String, String> WHO_AND_PHQ_9 = Map.of(PATIENT, "Patient/{{context.patientId}}", PHQ_9,
			"Observation?patient={{context.patientId}}&code=" + FhirSystems.LOINC + "|44261-6," + FhirSystems.LOINC
					+ "|44260-8," + FhirSystems.SNOMED + "|720433000&_sort=-date&_count=20");

	static final CdsServices ALL = new CdsServices(List.of(
			new Service("patient-view", "Peer-support prescribing",
					"Links to the page on which a vetted peer-support community can be prescribed", PATIENT_VIEW, WHO),
			new Service("order-select", "Peer support for a draft order",
					"Proposes vetted communities for a draft order of peer support", ORDER_SELECT, WHO),
			new Service("order-sign", "Check of a peer-support order",
					"Warns before an order of peer support is signed: vetting, age, agreement, safety", ORDER_SIGN,
					WHO_AND_PHQ_9)));

	CdsServices {
		services = List.copyOf(services);
	}

	/** One service. */
	record Service(String hook, String title, String description, String id, Map<String, String> prefetch) {
	}

}
