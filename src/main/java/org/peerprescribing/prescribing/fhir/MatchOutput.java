package org.peerprescribing.prescribing.fhir;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.fhirapi.WireCodes;
import org.peerprescribing.matching.Caution;
import org.peerprescribing.matching.Explanations;
import org.peerprescribing.matching.Match;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.ScoreTerm;

/** The matcher's answer as Parameters; it names no person. */
final class MatchOutput {

	private MatchOutput() {
	}

	/**
	 * The answer.
	 * @param sensitive whether the need is one that is asked about first
	 */
	static Parameters of(MatchAnswer answer, boolean sensitive) {
		Parameters output = new Parameters();
		if (sensitive) {
			References.labelRestricted(output);
		}
		boolean otherWays = switch (answer) {
			case MatchAnswer.Matches found -> {
				begin(output, "matches", answer);
				found.matches().forEach((match) -> add(output.addParameter().setName("match"), match));
				yield true;
			}
			case MatchAnswer.NoneFits none -> {
				begin(output, "none-fits", answer);
				output.addParameter().setName("excluded-by").setValue(new CodeType(none.rule()));
				output.addParameter().setName("excluded-most").setValue(new StringType(none.excludedMost()));
				yield true;
			}
			case MatchAnswer.NoSafeMatch none -> {
				begin(output, "no-safe-match", answer);
				output.addParameter().setName("stop").setValue(new CodeType(none.stop()));
				output.addParameter().setName("instead").setValue(new StringType(none.instead()));
				yield !none.isCrisis();
			}
		};
		if (otherWays) {
			otherWay(output, "link-worker", "An appointment with the practice's link worker.");
			otherWay(output, "call-back", "A call-back from the practice.");
		}
		return output;
	}

	private static void begin(Parameters output, String outcome, MatchAnswer answer) {
		String run = answer.run().value().toString();
		output.addParameter().setName("outcome").setValue(new CodeType(outcome));
		output.addParameter()
			.setName("run")
			.setValue(new Reference("GuidanceResponse/" + run).setType("GuidanceResponse")
				.setIdentifier(References.identifier(FhirSystems.MATCH_RUN, run)));
	}

	private static void otherWay(Parameters output, String code, String text) {
		ParametersParameterComponent way = output.addParameter().setName("other-way");
		part(way, "code", new CodeType(code));
		part(way, "text", new StringType(text));
	}

	private static void add(ParametersParameterComponent parts, Match match) {
		Community community = match.listed().community();
		part(parts, "community", References.community(community.id().value(), community.name())
			.setReference("HealthcareService/" + community.id().value()));
		// The score has one decimal of a hundred.
		part(parts, "score", decimal(match.score()).movePointLeft(2));
		Explanations.forClinician(match).forEach((why) -> part(parts, "rationale", new StringType(why)));
		part(parts, "say", new StringType(Explanations.sayAloud(match)));
		match.terms().forEach((term) -> add(parts.addPart().setName("term"), term));
		match.cautions().forEach((caution) -> add(parts.addPart().setName("caution"), caution));
		part(parts, "held-back", new BooleanType(match.heldBack()));
		add(parts.addPart().setName("vetting"), match.listed().vetting());
	}

	private static void add(ParametersParameterComponent parts, ScoreTerm term) {
		part(parts, "kind", new CodeType(WireCodes.of(term.kind())));
		part(parts, "points", decimal(term.points()));
		part(parts, "most", decimal(term.most()));
	}

	private static void add(ParametersParameterComponent parts, Caution caution) {
		part(parts, "code", new CodeType(caution.code()));
		part(parts, "text", new StringType(caution.text()));
		part(parts, "advice", new StringType(caution.advice()));
	}

	private static void add(ParametersParameterComponent parts, Vetting vetting) {
		part(parts, "reviewed-on", day(vetting.reviewedOn()));
		part(parts, "next-due", day(vetting.nextDue()));
		part(parts, "demonstration", new BooleanType(vetting.demonstration()));
	}

	private static void part(ParametersParameterComponent parts, String name, BigDecimal value) {
		part(parts, name, new DecimalType(value));
	}

	private static void part(ParametersParameterComponent parts, String name, Type value) {
		parts.addPart().setName(name).setValue(value);
	}

	private static BigDecimal decimal(double value) {
		return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
	}

	private static DateType day(LocalDate day) {
		return new DateType(day.toString());
	}

}
