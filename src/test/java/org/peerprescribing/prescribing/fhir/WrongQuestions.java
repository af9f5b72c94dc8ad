package org.peerprescribing.prescribing.fhir;

import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.params.provider.Arguments;
import org.peerprescribing.prescribing.fhir.MatchCalls.Body;

import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.peerprescribing.prescribing.fhir.MatchCalls.code;
import static org.peerprescribing.prescribing.fhir.MatchCalls.exclude;
import static org.peerprescribing.prescribing.fhir.MatchCalls.nhsNumber;
import static org.peerprescribing.prescribing.fhir.MatchCalls.parts;
import static org.peerprescribing.prescribing.fhir.MatchCalls.phq9;
import static org.peerprescribing.prescribing.fhir.MatchCalls.preference;
import static org.peerprescribing.prescribing.fhir.MatchCalls.reference;
import static org.peerprescribing.prescribing.fhir.MatchCalls.value;

/**
 * The table of wrong questions: what is wrong, how a right body becomes it, the code of
 * the problem and the path of the fault.
 */
final class WrongQuestions {

	private static final int SUBJECT = 0;

	private static final int TOPIC = 1;

	private static final int PREFERENCE = 2;

	private static final int RISK = 3;

	private static final String ONLINE = code("digital-access", "phone");

	private WrongQuestions() {
	}

	static Stream<Arguments> all() {
		String value = "Parameters.parameter[%d].value";
		String name = "Parameters.parameter[%d].name";
		return Stream.of(row("unknown parameter", (b) -> b.add(code("colour", "red")), "unknown-code", name, 4),
				row("unknown part", (b) -> b.set(PREFERENCE, preference(ONLINE, code("mood", "x"))), "unknown-code",
						"Parameters.parameter[2].part[1].name"),
				row("no name", (b) -> b.add("{\"valueCode\":\"x\"}"), "required", name, 4),
				row("unknown element", (b) -> b.add("{\"name\":\"support\",\"valueCode\":\"esteem\",\"colour\":1}"),
						"invalid-value", "Parameters.parameter[4]"),
				row("modifier",
						(b) -> b.add("{\"name\":\"support\",\"valueCode\":\"esteem\",\"modifierExtension\":"
								+ "[{\"url\":\"urn:not\",\"valueBoolean\":true}]}"),
						"invalid-value", "Parameters.parameter[4].modifierExtension"),
				row("resource", (b) -> b.add("{\"name\":\"support\",\"resource\":{\"resourceType\":\"Patient\"}}"),
						"invalid-value", "Parameters.parameter[4].resource"),
				row("no subject", (b) -> b.without(SUBJECT), "required", "Parameters.parameter.where(name='subject')"),
				row("two subjects", (b) -> b.add(reference("subject", "Patient/x")), "repeated", value, 4),
				row("subject of another server",
						(b) -> b.set(SUBJECT, reference("subject", "https://elsewhere.example/Patient/1")),
						"unknown-reference", value + ".reference", SUBJECT),
				row("contained subject", (b) -> b.set(SUBJECT, reference("subject", "#patient")), "invalid-value",
						"Parameters.parameter[0]"),
				row("subject of another type", (b) -> b.set(SUBJECT, reference("subject", "Group/1")),
						"unknown-reference", value + ".reference", SUBJECT),
				row("empty subject", (b) -> b.set(SUBJECT, value("subject", "Reference", "{\"display\":\"x\"}")),
						"required", value + ".reference", SUBJECT),
				row("subject as text", (b) -> b.set(SUBJECT, value("subject", "String", "\"x\"")), "invalid-value",
						value, SUBJECT),
				row("number with a wrong check digit", (b) -> b.set(SUBJECT, nhsNumber("9990000001")), "invalid-value",
						value + ".identifier.value", SUBJECT),
				row("number with spaces", (b) -> b.set(SUBJECT, nhsNumber("999 000 0000")), "invalid-value",
						value + ".identifier.value", SUBJECT),
				row("number in full-width digits", (b) -> b.set(SUBJECT, nhsNumber("\uff19990000000")), "invalid-value",
						value + ".identifier.value", SUBJECT),
				row("no topic", (b) -> b.without(TOPIC), "required", "Parameters.parameter.where(name='topic')"),
				row("topic with a wrong check digit", (b) -> b.set(TOPIC, code("topic", "35489008")), "invalid-value",
						value, TOPIC),
				row("topic in letters", (b) -> b.set(TOPIC, code("topic", "'; drop table matching.run; --")),
						"invalid-value", value, TOPIC),
				row("topic outside the list", (b) -> b.set(TOPIC, code("topic", "404684003")), "unknown-code", value,
						TOPIC),
				row("topic of another system",
						(b) -> b.set(TOPIC, value("topic", "Coding", "{\"system\":\"urn:icd\",\"code\":\"F32\"}")),
						"unknown-code", value + ".system", TOPIC),
				row("topic without a SNOMED coding",
						(b) -> b.set(TOPIC, value("topic", "CodeableConcept", "{\"text\":\"low mood\"}")),
						"unknown-code", value + ".coding", TOPIC),
				row("50 topics", (b) -> fifty(b), "repeated", value, 23),
				row("unknown support", (b) -> b.add(code("support", "cuddles")), "unknown-code", value, 4),
				row("support in capitals", (b) -> b.add(code("support", "ESTEEM")), "unknown-code", value, 4),
				row("support as text", (b) -> b.add(value("support", "String", "\"esteem\"")), "invalid-value", value,
						4),
				row("empty support", (b) -> b.add("{\"name\":\"support\"}"), "required", value, 4),
				row("no preference", (b) -> b.without(PREFERENCE), "required",
						"Parameters.parameter.where(name='preference')"),
				row("digital access not answered",
						(b) -> b.set(PREFERENCE, parts("preference", code("cost", "free-only"))), "required",
						"Parameters.parameter[2].part.where(name='digital-access')"),
				part("unknown digital access", code("digital-access", "pigeon"), "unknown-code", 0),
				part("digital access twice", code("digital-access", "no"), "repeated", 1),
				part("language that does not exist", code("language", "zz"), "unknown-code", 1),
				part("language for private use", code("language", "qaa"), "unknown-code", 1),
				part("malformed language", code("language", "English, please"), "invalid-value", 1),
				part("unknown audience", code("audience", "elves"), "unknown-code", 1),
				part("people at large as a group", code("audience", "general"), "unknown-code", 1),
				part("age group against the record", code("audience", "young-people"), "contradictory", 1),
				part("the other age group against the record", code("audience", "older-people"), "contradictory", 1),
				part("unknown access need", code("access-need", "lift"), "unknown-code", 1),
				part("unknown cost", code("cost", "cheap"), "unknown-code", 1),
				part("unknown region", code("region", "atlantis"), "unknown-code", 1),
				row("no risk answer", (b) -> b.without(RISK), "required", "Parameters.parameter.where(name='risk')"),
				row("unknown risk", (b) -> b.set(RISK, code("risk", "bad-luck")), "unknown-code", value, RISK),
				row("no known risks and a risk", (b) -> b.add(code("risk", "safeguarding")), "contradictory", value,
						RISK),
				row("count 0", (b) -> b.add(value("count", "Integer", "0")), "invalid-value", value, 4),
				row("count 4", (b) -> b.add(value("count", "Integer", "4")), "invalid-value", value, 4),
				row("count that is no number", (b) -> b.add(value("count", "Integer", "\"many\"")), "invalid-value",
						"Parameters.parameter[4]"),
				row("count twice", (b) -> b.add(value("count", "Integer", "1")).add(value("count", "Integer", "1")),
						"repeated", value, 5),
				row("PHQ-9 of 28", (b) -> b.add(phq9(28, 0, "2026-01-02")), "invalid-value",
						"Parameters.parameter[4].part[0].value"),
				row("item 9 of 4", (b) -> b.add(phq9(12, 4, "2026-01-02")), "invalid-value",
						"Parameters.parameter[4].part[1].value"),
				row("item 9 above the total", (b) -> b.add(phq9(1, 2, "2026-01-02")), "contradictory",
						"Parameters.parameter[4].part[1].value"),
				row("PHQ-9 in the future", (b) -> b.add(phq9(1, 1, "2999-01-01")), "invalid-value",
						"Parameters.parameter[4].part[2].value"),
				row("PHQ-9 of a month", (b) -> b.add(phq9(1, 1, "2026-01")), "invalid-value",
						"Parameters.parameter[4].part[2].value"),
				row("PHQ-9 on a day that does not exist", (b) -> b.add(phq9(1, 1, "2026-02-30")), "invalid-value",
						"Parameters.parameter[4]"),
				row("PHQ-9 without a date", (b) -> b.add(parts("phq9", value("total", "Integer", "3"))), "required",
						"Parameters.parameter[4].part.where(name='date')"),
				row("PHQ-9 twice", (b) -> b.add(phq9(1, 1, "2026-01-02")).add(phq9(1, 1, "2026-01-02")), "repeated",
						value, 5),
				row("excluded community that does not exist", (b) -> b.add(exclude("nobody-at-all", "tone")),
						"unknown-reference", "Parameters.parameter[4].part[0].value"),
				row("excluded without a reason",
						(b) -> b.add(parts("exclude", reference("community", "HealthcareService/side-by-side-mind"))),
						"required", "Parameters.parameter[4].part.where(name='reason')"),
				row("excluded for an unknown reason", (b) -> b.add(exclude("side-by-side-mind", "colour")),
						"unknown-code", "Parameters.parameter[4].part[1].value"));
	}

	private static Body fifty(Body body) {
		for (int i = 1; i < 50; i++) {
			body.add(code("topic", MatchCalls.DEPRESSION));
		}
		return body;
	}

	/** A part of the preference, before which digital access is answered. */
	private static Arguments part(String fault, String part, String problem, int index) {
		String preference = (index == 0) ? preference(part) : preference(ONLINE, part);
		return row(fault, (body) -> body.set(PREFERENCE, preference), problem,
				"Parameters.parameter[2].part[" + index + "].value");
	}

	private static Arguments row(String fault, UnaryOperator<Body> change, String problem, String path, Object... at) {
		return arguments(fault, change, problem, String.format(path, at));
	}

}
