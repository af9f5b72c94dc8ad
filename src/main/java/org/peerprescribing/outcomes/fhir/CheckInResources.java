package org.peerprescribing.outcomes.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.outcomes.Measure;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.outcomes.instrument.Instrument;
import org.peerprescribing.outcomes.instrument.Instruments;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.NhsNumber;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answered check-ins as QuestionnaireResponses with their Observations, the same for the
 * API and for the care record; within the access scope. The caller audits.
 */
@Service
@Transactional
public class CheckInResources {

	private static final Set<String> REFLECTIONS = Set.of("know-more", "less-alone", "more-able");

	private final CheckIns checkIns;

	private final Measures measures;

	private final Instruments instruments;

	private final Consents consents;

	private final Patients patients;

	private final CommunityDirectory directory;

	CheckInResources(CheckIns checkIns, Measures measures, Instruments instruments, Consents consents,
			Patients patients, CommunityDirectory directory) {
		this.checkIns = checkIns;
		this.measures = measures;
		this.instruments = instruments;
		this.consents = consents;
		this.patients = patients;
		this.directory = directory;
	}

	/**
	 * Everything the patient reported so far: each response, then what follows from it;
	 * check-ins first, then measures. Whoever writes it limits it to the patient's
	 * choice.
	 */
	public List<DomainResource> of(PrescriptionId prescription) {
		return Stream.concat(ofCheckIns(prescription), ofMeasures(prescription)).toList();
	}

	private Stream<DomainResource> ofCheckIns(PrescriptionId prescription) {
		return this.checkIns.of(prescription)
			.stream()
			.filter((checkIn) -> checkIn.answers() != null)
			.<DomainResource>flatMap((checkIn) -> Stream.concat(Stream.of(response(checkIn)),
					Stream.concat(uptake(checkIn).stream(), usefulness(checkIn).stream())));
	}

	private Stream<DomainResource> ofMeasures(PrescriptionId prescription) {
		return this.measures.of(prescription)
			.stream()
			.<DomainResource>flatMap((measure) -> Stream.concat(response(measure).stream(), total(measure).stream()));
	}

	/** Empty where this release no longer has the words that were answered. */
	Optional<QuestionnaireResponse> response(Measure measure) {
		return instrument(measure)
			.map((instrument) -> MeasureTranslator.response(measure, instrument, nhsNumber(measure.patient())));
	}

	/** Empty, besides, where there is no total. */
	Optional<Observation> total(Measure measure) {
		return instrument(measure)
			.flatMap((instrument) -> MeasureTranslator.total(measure, instrument, nhsNumber(measure.patient())));
	}

	/**
	 * The practice reads measures only of a patient who chose to share everything: they
	 * are about the patient, not about the community.
	 */
	boolean mayBeRead(Measure measure) {
		return sharesEverything(measure.patient());
	}

	/**
	 * Answers are read only as far as the patient shares anything of what they report.
	 */
	boolean mayBeRead(CheckIn checkIn) {
		return checkIn.answers() != null && this.consents.sharing(checkIn.patient()).sharesAnything();
	}

	/**
	 * As it may be read: without the reflections unless the patient shares everything.
	 */
	QuestionnaireResponse readable(CheckIn checkIn) {
		QuestionnaireResponse response = response(checkIn);
		if (!sharesEverything(checkIn.patient())) {
			response.getItem().removeIf((item) -> REFLECTIONS.contains(item.getLinkId()));
		}
		return response;
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
		return new CheckInTranslator.Around(nhsNumber(checkIn.patient()),
				(community == null) ? null : community.value(), name, this.instruments.checkIn());
	}

	private Optional<Instrument> instrument(Measure measure) {
		return this.instruments.find(measure.asked().instrument())
			.filter((instrument) -> instrument.asked().equals(measure.asked()));
	}

	private boolean sharesEverything(PatientId patient) {
		return this.consents.sharing(patient) == RecordSharing.EVERYTHING;
	}

	private NhsNumber nhsNumber(PatientId patient) {
		return this.patients.find(patient).orElseThrow().nhsNumber();
	}

}
