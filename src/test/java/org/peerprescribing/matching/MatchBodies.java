package org.peerprescribing.matching;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.SnomedConcept;

/** Questions as a record system sends them to the matching operation. */
final class MatchBodies {

	private MatchBodies() {
	}

	/** One a question, each about one of these patients, whose age counts. */
	static List<String> of(List<MatchRequest> questions, List<PatientId> patients) {
		List<String> bodies = new ArrayList<>();
		for (MatchRequest question : questions) {
			bodies.add(body(question, patients.get(bodies.size() % patients.size())));
		}
		return bodies;
	}

	private static String body(MatchRequest question, PatientId patient) {
		List<String> parameters = new ArrayList<>();
		parameters.add(reference("subject", "Patient/" + patient.value()));
		parameters.add(code("topic", question.mainNeed().id()));
		parameters.addAll(codes("topic", question.otherNeeds(), SnomedConcept::id));
		parameters.addAll(codes("support", question.wanted(), SupportKind::name));
		List<String> preference = new ArrayList<>();
		preference.add(code("digital-access", question.access().name()));
		preference.addAll(codes("access-need", question.accessNeeds(), AccessNeed::name));
		preference.add(code("cost", question.acceptsPaid() ? "accepts-paid" : "free-only"));
		parameters.add(parts("preference", preference));
		question.saidNo()
			.forEach((no) -> parameters
				.add(parts("exclude", List.of(reference("community", "HealthcareService/" + no.community().value()),
						code("reason", no.reason().name())))));
		parameters.add(code("risk", "no-known-risks"));
		return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", parameters) + "]}";
	}

	private static <T> List<String> codes(String name, Collection<T> values, Function<T, String> code) {
		return values.stream().map((value) -> code(name, code.apply(value))).collect(Collectors.toList());
	}

	private static String code(String name, String constant) {
		return "{\"name\":\"" + name + "\",\"valueCode\":\"" + constant.toLowerCase(Locale.ROOT).replace('_', '-')
				+ "\"}";
	}

	private static String reference(String name, String to) {
		return "{\"name\":\"" + name + "\",\"valueReference\":{\"reference\":\"" + to + "\"}}";
	}

	private static String parts(String name, List<String> parts) {
		return "{\"name\":\"" + name + "\",\"part\":[" + String.join(",", parts) + "]}";
	}

}
