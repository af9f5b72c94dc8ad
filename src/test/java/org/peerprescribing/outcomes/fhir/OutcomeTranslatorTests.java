package org.peerprescribing.outcomes.fhir;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInId;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.Measure;
import org.peerprescribing.outcomes.MeasureId;
import org.peerprescribing.outcomes.MeasureOccasion;
import org.peerprescribing.outcomes.instrument.Instrument;
import org.peerprescribing.outcomes.instrument.ShippedInstruments;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.People;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTranslatorTests {

	private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

	private final Instrument checkIn = ShippedInstruments.get("check-in");

	private final CheckInTranslator.Around around = new CheckInTranslator.Around(
			People.adultOf(Actors.WILLOW_BANK).nhsNumber(), "c1", "A community", this.checkIn);

	static Stream<CheckInAnswers> answers() {
		return Stream.concat(
				Stream.of(NotRightReason.values())
					.map((reason) -> new CheckInAnswers(CheckInAnswers.Fit.NO, reason, null, null, null)),
				Stream.of(new CheckInAnswers(CheckInAnswers.Fit.NOT_SURE, null, false, null, 1),
						new CheckInAnswers(CheckInAnswers.Fit.NOT_TRIED, null, null, false, 2),
						new CheckInAnswers(CheckInAnswers.Fit.YES, null, true, true, 5,
								new CheckInAnswers.Reflections(1, 3, 5)),
						new CheckInAnswers(null, null, true, null, 3, new CheckInAnswers.Reflections(2, 4, null))));
	}

	@ParameterizedTest
	@MethodSource("answers")
	void anAnsweredCheckInKeepsItsProfiles(CheckInAnswers answers) {
		for (boolean versioned : new boolean[] { true, false }) {
			CheckIn answered = answered(answers, versioned);

			assertThat(ValidFhir.against(CheckInTranslator.response(answered, this.around))).isEmpty();
			assertThat(CheckInTranslator.uptake(answered, this.around).stream())
				.allSatisfy((uptake) -> assertThat(ValidFhir.against(uptake)).isEmpty());
			assertThat(CheckInTranslator.usefulness(answered, this.around).stream())
				.allSatisfy((usefulness) -> assertThat(ValidFhir.against(usefulness)).isEmpty());
		}
	}

	@Test
	void whatIsAnsweredIsHeldAgainstWhatWasAsked() {
		QuestionnaireResponse response = CheckInTranslator
			.response(answered(new CheckInAnswers(null, null, true, null, 4), true), this.around);
		response.getItemFirstRep().setLinkId("never-asked");

		assertThat(ValidFhir.against(response)).isNotEmpty();
	}

	@Test
	void aMeasureKeepsItsProfiles() {
		Instrument ucla = ShippedInstruments.get("ucla3");
		Measure whole = measure(ucla, Map.of("companionship", 3, "left-out", 3, "isolated", 2, "lonely", 5));
		Instrument ons4 = ShippedInstruments.get("ons4");
		Measure part = measure(ons4, Map.of("satisfied", 0, "anxious", 2));

		assertThat(ValidFhir.against(MeasureTranslator.response(whole, ucla, this.around.nhsNumber()))).isEmpty();
		assertThat(ValidFhir.against(MeasureTranslator.total(whole, ucla, this.around.nhsNumber()).orElseThrow()))
			.isEmpty();
		assertThat(ValidFhir.against(MeasureTranslator.response(part, ons4, this.around.nhsNumber()))).isEmpty();
	}

	@Test
	void givesTheReflectionsAsItemsMarkedAsNotValidated() {
		QuestionnaireResponse response = CheckInTranslator.response(answered(new CheckInAnswers(CheckInAnswers.Fit.YES,
				null, true, true, 4, new CheckInAnswers.Reflections(5, null, 3)), true), this.around);

		assertThat(response.getQuestionnaire()).endsWith("/Questionnaire/check-in|2");
		assertThat(response.getItem()).extracting(QuestionnaireResponseItemComponent::getLinkId)
			.containsExactly("fit", "joined", "still-using", "useful", "know-more", "more-able");
		QuestionnaireResponseItemComponent knowMore = response.getItem().get(4);
		assertThat(((Coding) knowMore.getAnswerFirstRep().getValue()).getCode()).isEqualTo("very-much");
		assertThat(knowMore.getExtensionFirstRep().getValue().primitiveValue()).isEqualTo("not-validated");
	}

	@Test
	void namesTheFirstVersionForAnswersFromBefore() {
		QuestionnaireResponse response = CheckInTranslator
			.response(answered(new CheckInAnswers(null, null, true, null, null), false), this.around);

		assertThat(response.getQuestionnaire()).endsWith("/Questionnaire/check-in-week-6|1");
	}

	@Test
	void givesAWholeTotalAsAnObservation() {
		Instrument ucla = ShippedInstruments.get("ucla3");
		Measure whole = measure(ucla, Map.of("companionship", 3, "left-out", 3, "isolated", 2, "lonely", 5));

		Observation total = MeasureTranslator.total(whole, ucla, this.around.nhsNumber()).orElseThrow();

		assertThat(((IntegerType) total.getValue()).getValue()).isEqualTo(8);
		assertThat(total.getDerivedFromFirstRep().getReference())
			.isEqualTo("QuestionnaireResponse/" + whole.id().value());
		assertThat(total.getCode().getCodingFirstRep().getCode()).isEqualTo("ucla3-total");
	}

	@Test
	void givesNoTotalOfAPartAndShowsWhatIsMissing() {
		Instrument ucla = ShippedInstruments.get("ucla3");
		Measure part = measure(ucla, Map.of("companionship", 3, "lonely", 5));

		QuestionnaireResponse response = MeasureTranslator.response(part, ucla, this.around.nhsNumber());

		assertThat(MeasureTranslator.total(part, ucla, this.around.nhsNumber())).isEmpty();
		assertThat(response.getItem()).hasSize(4);
		assertThat(response.getItem().get(1).hasAnswer()).isFalse();
	}

	@Test
	void givesFourNumbersOfWellBeingAndNoTotal() {
		Instrument ons4 = ShippedInstruments.get("ons4");
		Measure whole = measure(ons4, Map.of("satisfied", 0, "worthwhile", 8, "happy", 10, "anxious", 2));

		QuestionnaireResponse response = MeasureTranslator.response(whole, ons4, this.around.nhsNumber());

		assertThat(response.getItem()).extracting((item) -> item.getAnswerFirstRep().getValue().primitiveValue())
			.containsExactly("0", "8", "10", "2");
		assertThat(MeasureTranslator.total(whole, ons4, this.around.nhsNumber())).isEmpty();
	}

	private CheckIn answered(CheckInAnswers answers, boolean versioned) {
		return new CheckIn(new CheckInId(UUID.randomUUID()), new PrescriptionId(UUID.randomUUID()),
				new PatientId(UUID.randomUUID()), Actors.WILLOW_BANK, CheckInWeek.WEEK_6, AT, null, null, answers, AT,
				versioned ? Objects.requireNonNull(this.checkIn).asked() : null);
	}

	private static Measure measure(Instrument instrument, Map<String, Integer> answers) {
		return new Measure(new MeasureId(UUID.randomUUID()), new PrescriptionId(UUID.randomUUID()),
				new PatientId(UUID.randomUUID()), Actors.WILLOW_BANK, MeasureOccasion.WEEK_6, instrument.asked(),
				answers, AT);
	}

}
