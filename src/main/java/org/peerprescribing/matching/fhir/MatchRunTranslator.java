package org.peerprescribing.matching.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;

import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.fhirapi.WireCodes;
import org.peerprescribing.matching.MatchRun;

/**
 * A stored run as a GuidanceResponse: which operation in which version, from which state
 * of the index, and what it answered, as contained Parameters.
 */
final class MatchRunTranslator {

	private static final String OUTPUT = "output";

	private MatchRunTranslator() {
	}

	/**
	 * Without a subject: a run names nobody.
	 * @param sensitive whether the need is one that is asked about first
	 */
	static GuidanceResponse toFhir(MatchRun run, boolean sensitive) {
		String id = run.id().value().toString();
		GuidanceResponse response = new GuidanceResponse();
		response.setId(id);
		References.claim(response, "ps-match-run");
		if (sensitive) {
			References.labelRestricted(response);
		}
		response.addIdentifier(References.identifier(FhirSystems.MATCH_RUN, id));
		response.setModule(new CanonicalType(FhirSystems.MATCH_COMMUNITIES + "|" + run.configuration()));
		response.setStatus(GuidanceResponse.GuidanceResponseStatus.SUCCESS);
		response.setOccurrenceDateTimeElement(References.moment(run.at()));
		response.addReasonCode(
				new CodeableConcept().addCoding(new Coding().setSystem(FhirSystems.SNOMED).setCode(run.need().id())));
		response.addExtension(new Extension(FhirSystems.extension("index-snapshot"), new StringType(run.snapshot())));
		response.addContained(output(run));
		response.setOutputParameters(new Reference("#" + OUTPUT));
		return response;
	}

	private static Parameters output(MatchRun run) {
		Parameters output = new Parameters();
		output.setId(OUTPUT);
		output.addParameter().setName("outcome").setValue(new CodeType(WireCodes.of(run.kind())));
		run.ranked().forEach((ranked) -> add(output.addParameter().setName("match"), ranked));
		add(output, "excluded-by", code(run.excludedMost()));
		add(output, "stop", code(run.stop()));
		add(output, "instead", (run.instead() != null) ? new StringType(run.instead()) : null);
		return output;
	}

	private static void add(ParametersParameterComponent match, MatchRun.Ranked ranked) {
		match.addPart()
			.setName("community")
			.setValue(new Reference("HealthcareService/" + ranked.community()).setType("HealthcareService")
				.setIdentifier(References.identifier(FhirSystems.COMMUNITY, ranked.community())));
		match.addPart().setName("score").setValue(new DecimalType(decimal(ranked.score()).movePointLeft(2)));
		ranked.terms().forEach((term) -> {
			ParametersParameterComponent part = match.addPart().setName("term");
			part.addPart().setName("kind").setValue(new CodeType(WireCodes.of(term.kind())));
			part.addPart().setName("points").setValue(new DecimalType(decimal(term.points())));
		});
	}

	private static void add(Parameters output, String name, @Nullable Type value) {
		if (value != null) {
			output.addParameter().setName(name).setValue(value);
		}
	}

	private static @Nullable CodeType code(@Nullable String code) {
		return (code != null) ? new CodeType(code) : null;
	}

	/** Scores have one decimal. */
	private static BigDecimal decimal(double value) {
		return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
	}

}
