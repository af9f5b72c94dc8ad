package org.peerprescribing.carerecord;

import java.util.List;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The main facts are about the community; what the patient says of themselves is more.
 */
class PatientChoiceTests {

	@Test
	void letsMeasuresAndTheirTotalsGoOnlyWithEverything() {
		QuestionnaireResponse measure = response("ucla3|1");
		Observation total = observation("ucla3-total");

		for (RecordSharing choice : List.of(RecordSharing.CODES_ONLY, RecordSharing.NOTHING,
				RecordSharing.NOT_CHOSEN)) {
			assertThat(PatientChoice.mayGo(measure, choice)).isFalse();
			assertThat(PatientChoice.mayGo(total, choice)).isFalse();
		}
		assertThat(PatientChoice.mayGo(measure, RecordSharing.EVERYTHING)).isTrue();
		assertThat(PatientChoice.mayGo(total, RecordSharing.EVERYTHING)).isTrue();
	}

	@Test
	void letsTheCheckInGoAsCodesWithoutWhatIsAboutThePatient() {
		QuestionnaireResponse checkIn = response("check-in|2");
		List.of("joined", "useful", "know-more", "less-alone", "more-able")
			.forEach((linkId) -> checkIn.addItem().setLinkId(linkId).setText("A question"));

		assertThat(PatientChoice.mayGo(checkIn, RecordSharing.CODES_ONLY)).isTrue();
		assertThat(PatientChoice.mayGo(observation("uptake"), RecordSharing.CODES_ONLY)).isTrue();
		PatientChoice.limit(checkIn, RecordSharing.CODES_ONLY);

		assertThat(checkIn.getItem()).extracting(QuestionnaireResponseItemComponent::getLinkId)
			.containsExactly("joined", "useful");
		assertThat(checkIn.getItem()).noneMatch(QuestionnaireResponseItemComponent::hasText);
	}

	private static QuestionnaireResponse response(String questionnaire) {
		return new QuestionnaireResponse().setQuestionnaire(FhirSystems.PS + "/Questionnaire/" + questionnaire);
	}

	private static Observation observation(String code) {
		return new Observation().setCode(References.code("observation", code, code));
	}

}
