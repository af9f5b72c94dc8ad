package org.peerprescribing.outcomes.fhir;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.instrument.Instrument;
import org.peerprescribing.shared.NhsNumber;

/**
 * An answered check-in as the patient's QuestionnaireResponse, and as the Observations
 * that follow from it. A skipped question leaves no trace: silence says nothing.
 */
final class CheckInTranslator {

	/** Of the check-ins from before what was asked was kept with the answers. */
	private static final String FIRST_VERSION = "1";

	private CheckInTranslator() {
	}

	/** Refuses a check-in that was not answered. */
	static QuestionnaireResponse response(CheckIn checkIn, Around around) {
		CheckInAnswers answers = answers(checkIn);
		QuestionnaireResponse response = new QuestionnaireResponse();
		response.setId(checkIn.id().value().toString());
		References.claim(response, "ps-check-in-response");
		References.labelTestData(response, around.nhsNumber());
		response.setIdentifier(References.identifier(FhirSystems.CHECK_IN, checkIn.id().value().toString()));
		response.setQuestionnaire(questionnaire(checkIn, around));
		response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
		response.setSubject(References.patient(around.nhsNumber()));
		response.setSource(References.patient(around.nhsNumber()));
		response.setAuthoredElement(answeredAt(checkIn));
		if (answers.fit() != null) {
			item(response, around, "fit", coded("fit", kebab(answers.fit())));
		}
		if (answers.notRight() != null) {
			item(response, around, "not-right", coded("not-right-reason", kebab(answers.notRight())));
		}
		if (answers.joined() != null) {
			item(response, around, "joined", new BooleanType(answers.joined()));
		}
		if (answers.stillUsing() != null) {
			item(response, around, "still-using", new BooleanType(answers.stillUsing()));
		}
		point(response, around, "useful", answers.useful());
		CheckInAnswers.Reflections reflections = answers.reflections();
		notValidated(point(response, around, "know-more", reflections.knowMore()));
		notValidated(point(response, around, "less-alone", reflections.lessAlone()));
		notValidated(point(response, around, "more-able", reflections.moreAble()));
		References.explain(response, List.of("The patient answered the check-in of week " + checkIn.week().number()
				+ " about " + around.communityName() + "."));
		return response;
	}

	/** What the patient said of taking part; empty where they said nothing. */
	static Optional<Observation> uptake(CheckIn checkIn, Around around) {
		return participation(answers(checkIn)).map((value) -> {
			Observation observation = observation(checkIn, around, "uptake", "Uptake of peer support");
			observation.setValue(References.code("participation", value, inWords(value)));
			observation
				.addExtension(new Extension(FhirSystems.extension("evidence"), new CodeType("patient-reported")));
			References.explain(observation, List.of("Week " + checkIn.week().number() + ", " + around.communityName()
					+ ": " + inWords(value) + ", says the patient."));
			return observation;
		});
	}

	/** How useful it is to the patient, 1 to 5; empty where they skipped it. */
	static Optional<Observation> usefulness(CheckIn checkIn, Around around) {
		return Optional.ofNullable(answers(checkIn).useful()).map((useful) -> {
			Observation observation = observation(checkIn, around, "usefulness", "Usefulness of peer support, 1 to 5");
			observation.setValue(new IntegerType(useful));
			observation.setMethod(
					References.code("method", "check-in-" + version(checkIn), "Check-in, version " + version(checkIn)));
			References.explain(observation, List.of("Week " + checkIn.week().number() + ", " + around.communityName()
					+ ": useful " + useful + " of 5, says the patient."));
			return observation;
		});
	}

	private static Observation observation(CheckIn checkIn, Around around, String what, String words) {
		Observation observation = new Observation();
		String id = checkIn.id().value() + "-" + what;
		observation.setId(id);
		References.claim(observation, "ps-" + what);
		References.labelTestData(observation, around.nhsNumber());
		observation.addIdentifier(References.identifier(FhirSystems.OBSERVATION, id));
		observation.setStatus(Observation.ObservationStatus.FINAL);
		observation.setCode(References.code("observation", what, words));
		observation.setSubject(References.patient(around.nhsNumber()));
		if (around.communityId() != null) {
			observation.addFocus(References.community(around.communityId(), around.communityName()));
		}
		observation.setEffective(answeredAt(checkIn));
		observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + checkIn.id().value()));
		return observation;
	}

	private static Optional<String> participation(CheckInAnswers answers) {
		if (answers.stillUsing() != null) {
			return Optional.of(answers.stillUsing() ? "active" : "left");
		}
		if (answers.joined() != null) {
			return Optional.of(answers.joined() ? "joined" : "never-joined");
		}
		return Optional.empty();
	}

	private static String inWords(String participation) {
		return switch (participation) {
			case "active" -> "still uses it";
			case "left" -> "does not use it any more";
			case "joined" -> "has joined";
			default -> "has not joined";
		};
	}

	private static String questionnaire(CheckIn checkIn, Around around) {
		return (checkIn.asked() != null) ? around.instrument().url() + "|" + version(checkIn)
				: FhirSystems.PS + "/Questionnaire/check-in-week-" + checkIn.week().number() + "|" + FIRST_VERSION;
	}

	private static String version(CheckIn checkIn) {
		return (checkIn.asked() != null) ? checkIn.asked().version() : FIRST_VERSION;
	}

	private static QuestionnaireResponseItemComponent item(QuestionnaireResponse response, Around around, String linkId,
			Type answer) {
		QuestionnaireResponseItemComponent item = response.addItem()
			.setLinkId(linkId)
			.setText(around.instrument().item(linkId).text());
		item.addAnswer().setValue(answer);
		return item;
	}

	private static @Nullable QuestionnaireResponseItemComponent point(QuestionnaireResponse response, Around around,
			String linkId, @Nullable Integer value) {
		return (value != null) ? item(response, around, linkId,
				ChosenOption.of(around.instrument().item(linkId).option(value), "answer")) : null;
	}

	/** Whoever reads them should not take them for a measure. */
	private static void notValidated(@Nullable QuestionnaireResponseItemComponent item) {
		if (item != null) {
			item.addExtension(new Extension(FhirSystems.extension("validation"), new CodeType("not-validated")));
		}
	}

	private static Coding coded(String system, String code) {
		return new Coding(FhirSystems.codes(system), code, code.replace('-', ' '));
	}

	private static String kebab(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static CheckInAnswers answers(CheckIn checkIn) {
		if (checkIn.answers() == null) {
			throw new IllegalArgumentException("The check-in was not answered");
		}
		return checkIn.answers();
	}

	private static DateTimeType answeredAt(CheckIn checkIn) {
		return References.moment((checkIn.answeredAt() != null) ? checkIn.answeredAt() : checkIn.dueAt());
	}

	/**
	 * What the check-in itself does not hold.
	 *
	 * @param nhsNumber the patient's
	 * @param communityId what it was answered about; null where it was about none
	 * @param communityName its name, or words that stand for it
	 * @param instrument the check-in's questions
	 */
	record Around(NhsNumber nhsNumber, @Nullable String communityId, String communityName, Instrument instrument) {
	}

}
