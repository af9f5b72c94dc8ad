package org.peerprescribing.outcomes.fhir;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.outcomes.Measure;
import org.peerprescribing.outcomes.instrument.Instrument;
import org.peerprescribing.outcomes.instrument.Score;
import org.peerprescribing.shared.NhsNumber;

/**
 * An answered measure as QuestionnaireResponse, and its total as Observation. An item
 * that was skipped stands there without an answer, so that nobody takes it for a zero.
 */
final class MeasureTranslator {

	private MeasureTranslator() {
	}

	/** Refuses values that the instrument does not offer. */
	static QuestionnaireResponse response(Measure measure, Instrument instrument, NhsNumber nhsNumber) {
		Score score = instrument.score(measure.answers());
		QuestionnaireResponse response = new QuestionnaireResponse();
		response.setId(measure.id().value().toString());
		References.claim(response, "ps-check-in-response");
		References.labelTestData(response, nhsNumber);
		response.setIdentifier(References.identifier(FhirSystems.CHECK_IN, measure.id().value().toString()));
		response.setQuestionnaire(instrument.url() + "|" + measure.asked().version());
		response.setStatus(QuestionnaireResponse.QuestionnaireResponseStatus.COMPLETED);
		response.setSubject(References.patient(nhsNumber));
		response.setSource(References.patient(nhsNumber));
		response.setAuthoredElement(References.moment(measure.answeredAt()));
		for (Instrument.Item item : instrument.items()) {
			QuestionnaireResponseItemComponent there = response.addItem().setLinkId(item.linkId()).setText(item.text());
			Integer value = score.items().get(item.linkId());
			if (value != null) {
				there.addAnswer().setValue(ChosenOption.of(item.option(value), "answer"));
			}
		}
		References.explain(response, List.of("The patient answered " + instrument.title() + when(measure) + ".",
				score.items().size() + " of " + instrument.items().size() + " questions were answered."));
		return response;
	}

	/** Empty where the measure has no total, or a part of it is missing. */
	static Optional<Observation> total(Measure measure, Instrument instrument, NhsNumber nhsNumber) {
		return Optional.ofNullable(instrument.score(measure.answers()).total()).map((total) -> {
			Observation observation = new Observation();
			String id = measure.id().value() + "-total";
			observation.setId(id);
			References.claim(observation, "ps-score");
			References.labelTestData(observation, nhsNumber);
			observation.addIdentifier(References.identifier(FhirSystems.OBSERVATION, id));
			observation.setStatus(Observation.ObservationStatus.FINAL);
			observation
				.setCode(References.code("observation", instrument.id() + "-total", instrument.title() + ", total"));
			observation.setSubject(References.patient(nhsNumber));
			observation.setEffective(References.moment(measure.answeredAt()));
			observation.setValue(new IntegerType(Objects.requireNonNull(total)));
			observation.setMethod(References.code("method", instrument.id() + "-" + measure.asked().version(),
					instrument.title() + ", version " + measure.asked().version()));
			observation.addDerivedFrom(new Reference("QuestionnaireResponse/" + measure.id().value()));
			References.explain(observation,
					List.of(instrument.title() + when(measure) + ": " + total + " in total, says the patient."));
			return observation;
		});
	}

	private static String when(Measure measure) {
		return switch (measure.occasion()) {
			case BASELINE -> " before week 2";
			case WEEK_6 -> " around week 6";
			case WEEK_12 -> " around week 12";
		};
	}

}
