package org.peerprescribing.outcomes.fhir;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answered check-ins as QuestionnaireResponses with their Observations, the same for the
 * API and for the care record; within the access scope. The caller audits.
 */
@Service
@Transactional
public class CheckInResources {

	private final CheckIns checkIns;

	private final Patients patients;

	private final CommunityDirectory directory;

	CheckInResources(CheckIns checkIns, Patients patients, CommunityDirectory directory) {
		this.checkIns = checkIns;
		this.patients = patients;
		this.directory = directory;
	}

	/**
	 * Everything the patient reported so far: each response, then what follows from it.
	 */
	public List<DomainResource> of(PrescriptionId prescription) {
		return this.checkIns.of(prescription)
			.stream()
			.filter((checkIn) -> checkIn.answers() != null)
			.<DomainResource>flatMap((checkIn) -> Stream.concat(Stream.of(response(checkIn)),
					Stream.concat(uptake(checkIn).stream(), usefulness(checkIn).stream())))
			.toList();
	}

	QuestionnaireResponse response(CheckIn checkIn) {
		return CheckInTranslator.response(checkIn, around(checkIn));
	}

	Optional<Observation> uptake(CheckIn checkIn) {
		return CheckInTranslator.uptake(checkIn, around(checkIn));
	}

	Optional<Observation> usefulness(CheckIn checkIn) {
		return CheckInTranslator.usefulness(checkIn, around(checkIn));
	}

	private CheckInTranslator.Around around(CheckIn checkIn) {
		CommunityId community = checkIn.community();
		String name = (community == null) ? "the community"
				: this.directory.find(community).map(Community::name).orElse(community.value());
		return new CheckInTranslator.Around(this.patients.find(checkIn.patient()).orElseThrow().nhsNumber(),
				(community == null) ? null : community.value(), name);
	}

}
