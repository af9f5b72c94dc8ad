package org.peerprescribing.consultation.cds;

import java.util.List;
import java.util.Map;

/**
 * What the discovery endpoint answers (CDS Hooks 2.0.1).
 *
 * @param services the services offered
 */
record CdsServices(List<Service> services) {

	static final String PATIENT_VIEW = "ps-patient-view";

	/** Asks for nothing but who the patient is: the page looks up the rest itself. */
	static final CdsServices ALL = new CdsServices(List.of(new Service("patient-view", "Peer-support prescribing",
			"Links to the page on which a vetted peer-support community can be prescribed", PATIENT_VIEW,
			Map.of("patient", "Patient/{{context.patientId}}"))));

	CdsServices {
		services = List.copyOf(services);
	}

	/** One service. */
	record Service(String hook, String title, String description, String id, Map<String, String> prefetch) {
	}

}
