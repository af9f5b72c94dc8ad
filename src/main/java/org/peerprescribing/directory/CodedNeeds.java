package org.peerprescribing.directory;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.peerprescribing.shared.SnomedConcept;

import org.springframework.stereotype.Component;

/**
 * The only way from the codes of a record to needs. The needs list and its national codes
 * answer first; a terminology, where the site has one, is asked only about problems that
 * they do not know, about all of them at once, and only adds.
 */
@Component
public class CodedNeeds {

	private final Terminology terminology;

	public CodedNeeds(Terminology terminology) {
		this.terminology = terminology;
	}

	/**
	 * The need that each problem leads to: that of its first code on the list or in the
	 * map, else the nearest one above its first code that has any. A problem that leads
	 * to none is not in the answer. Not to be called inside a transaction.
	 */
	public Map<CodedProblem, Need> of(Collection<CodedProblem> problems, NeedHierarchy needs) {
		Map<CodedProblem, Need> found = new LinkedHashMap<>();
		Set<SnomedConcept> unknown = new LinkedHashSet<>();
		for (CodedProblem problem : problems) {
			Optional<Need> own = problem.codes().stream().flatMap((code) -> needs.resolve(code).stream()).findFirst();
			own.ifPresentOrElse((need) -> found.put(problem, need), () -> unknown.addAll(problem.codes()));
		}
		if (!unknown.isEmpty()) {
			Map<SnomedConcept, Set<SnomedConcept>> above = this.terminology.above(unknown);
			problems.stream()
				.filter((problem) -> !found.containsKey(problem))
				.forEach((problem) -> nearest(problem, above, needs).ifPresent((need) -> found.put(problem, need)));
		}
		return found;
	}

	private static Optional<Need> nearest(CodedProblem problem, Map<SnomedConcept, Set<SnomedConcept>> above,
			NeedHierarchy needs) {
		return problem.codes()
			.stream()
			.flatMap((code) -> needs.nearest(above.getOrDefault(code, Set.of())).stream())
			.findFirst();
	}

}
