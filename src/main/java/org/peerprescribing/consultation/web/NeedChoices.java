package org.peerprescribing.consultation.web;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.Visit;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CodedProblem;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.shared.SnomedConcept;

/**
 * The needs to choose from: those that the record's problems lead to as chips, newest
 * first, and the whole list behind them; a problem that leads to none is no chip. Needs
 * to be asked about first are never chips, because somebody else may see the screen.
 *
 * @param chips needs from the record
 * @param all the whole list, by name
 * @param chosen what is selected now; null where nothing is
 */
record NeedChoices(List<Need> chips, List<Need> all, @Nullable SnomedConcept chosen) {

	/** Not to be called inside a transaction. */
	static NeedChoices of(Visit visit, CodedNeeds coded, NeedHierarchy needs, @Nullable SnomedConcept chosen) {
		List<CodedProblem> problems = visit.problems().stream().map(CodedProblem::new).toList();
		Map<CodedProblem, Need> found = coded.of(problems, needs);
		Set<Need> chips = new LinkedHashSet<>();
		problems.forEach((problem) -> {
			Need need = found.get(problem);
			if (need != null && !need.askFirst()) {
				chips.add(need);
			}
		});
		List<Need> all = needs.all().stream().sorted(Comparator.comparing(Need::patientLabel)).toList();
		return new NeedChoices(List.copyOf(chips), all, chosen);
	}

	/** The first chip; null where there is none. */
	@Nullable SnomedConcept first() {
		return this.chips.isEmpty() ? null : this.chips.getFirst().concept();
	}

	public boolean isChosen(Need need) {
		return need.concept().equals(this.chosen);
	}

	/** Whether what is selected is no chip. */
	public boolean isOther() {
		return this.chosen != null && this.chips.stream().noneMatch(this::isChosen);
	}

	/** The chips that were not picked as the main need. */
	Set<SnomedConcept> besides(SnomedConcept main) {
		Set<SnomedConcept> others = new LinkedHashSet<>();
		this.chips.forEach((need) -> others.add(need.concept()));
		others.remove(main);
		return others;
	}

}
