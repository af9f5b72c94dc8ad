package org.peerprescribing.prescribing.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CodedProblem;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;

/** Reads needs, however a record system writes problems. */
final class Topics {

	private Topics() {
	}

	/**
	 * The need of each, once. A code or coding must be a SNOMED CT concept that leads to
	 * a need; a concept with several codings, as record systems keep them side by side,
	 * must have one that does, and the first such one counts. Of several faults the first
	 * in the order given is refused. Not to be called inside a transaction.
	 */
	static List<SnomedConcept> read(List<Given.One> given, CodedNeeds coded, NeedHierarchy needs) {
		List<Topic> topics = given.stream().map(Topics::topic).toList();
		Map<CodedProblem, Need> found = coded
			.of(topics.stream().takeWhile((topic) -> topic.fault() == null).map(Topic::problem).toList(), needs);
		return topics.stream().map((topic) -> {
			Need need = found.get(topic.problem());
			if (topic.fault() != null || need == null) {
				throw topic.refusal();
			}
			return need.concept();
		}).distinct().toList();
	}

	private static Topic topic(Given.One given) {
		try {
			return switch (given.value(Type.class)) {
				case CodeType code -> new Topic(given, "", new CodedProblem(concept(code.getValue(), given, "")), null);
				case Coding coding -> new Topic(given, "code", new CodedProblem(concept(coding, given, "")), null);
				case CodeableConcept concept ->
					new Topic(given, "coding", new CodedProblem(codes(concept.getCoding(), given)), null);
				default -> throw given.refused(Problem.INVALID_VALUE);
			};
		}
		catch (ProblemException ex) {
			return new Topic(given, "", new CodedProblem(List.of()), ex);
		}
	}

	private static List<SnomedConcept> codes(List<Coding> codings, Given.One given) {
		List<SnomedConcept> codes = new ArrayList<>();
		for (int i = 0; i < codings.size(); i++) {
			if (FhirSystems.SNOMED.equals(codings.get(i).getSystem())) {
				codes.add(concept(codings.get(i), given, "coding[" + i + "]."));
			}
		}
		return codes;
	}

	private static SnomedConcept concept(Coding coding, Given.One given, String inside) {
		if (!FhirSystems.SNOMED.equals(coding.getSystem())) {
			throw given.refused(Problem.UNKNOWN_CODE, inside + "system");
		}
		if (!coding.hasCode()) {
			throw given.refused(Problem.REQUIRED, inside + "code");
		}
		return concept(coding.getCode(), given, inside + "code");
	}

	private static SnomedConcept concept(String id, Given.One given, String inside) {
		try {
			return new SnomedConcept(id);
		}
		catch (InvalidValue ex) {
			throw inside.isEmpty() ? given.refused(Problem.INVALID_VALUE)
					: given.refused(Problem.INVALID_VALUE, inside);
		}
	}

	/**
	 * What was sent for one topic.
	 *
	 * @param given where it stood
	 * @param inside where its codes stand in it; empty where it is a code
	 * @param problem its codes; none where there is a fault
	 * @param fault the refusal of what can not be read; null where it can
	 */
	private record Topic(Given.One given, String inside, CodedProblem problem, @Nullable ProblemException fault) {

		/** The fault, else that its codes lead to no need. */
		private ProblemException refusal() {
			if (this.fault != null) {
				return this.fault;
			}
			return this.inside.isEmpty() ? this.given.refused(Problem.UNKNOWN_CODE)
					: this.given.refused(Problem.UNKNOWN_CODE, this.inside);
		}

	}

}
