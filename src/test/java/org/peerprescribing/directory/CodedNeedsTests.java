package org.peerprescribing.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peerprescribing.shared.SnomedConcept;

import static org.assertj.core.api.Assertions.assertThat;

class CodedNeedsTests {

	private static final Need MENTAL = need("74732009", null, false);

	private static final Need DEPRESSION = need("35489007", "74732009", false);

	private static final Need KIDNEY = need("90708001", null, false);

	private static final Need HIV = need("86406008", null, true);

	private static final SnomedConcept NATIONAL = new SnomedConcept("1325161000000102");

	private static final SnomedConcept UNKNOWN = new SnomedConcept("22298006");

	private static final SnomedConcept OTHER = new SnomedConcept("74400008");

	private static final NeedHierarchy NEEDS = new NeedHierarchy(List.of(MENTAL, DEPRESSION, KIDNEY, HIV),
			List.of(new NationalCode(NATIONAL, DEPRESSION.concept(), "UK", "test", true, "")));

	private final Map<SnomedConcept, Set<SnomedConcept>> above = new HashMap<>();

	private final List<Set<SnomedConcept>> asked = new ArrayList<>();

	private final CodedNeeds coded = new CodedNeeds((codes) -> {
		this.asked.add(codes);
		return this.above;
	});

	@Test
	void whatTheListKnowsIsNotAskedFor() {
		assertThat(one(DEPRESSION.concept())).contains(DEPRESSION);
		assertThat(one(NATIONAL)).contains(DEPRESSION);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void theListAnswersForTheWholeShippedListWhateverTheTerminologySays() {
		NeedHierarchy shipped = CatalogueRows.needs();
		CodedNeeds liar = new CodedNeeds((codes) -> {
			throw new AssertionError("Asked about " + codes);
		});

		assertThat(shipped.all()).hasSizeGreaterThan(100)
			.allSatisfy((need) -> assertThat(liar.of(List.of(new CodedProblem(need.concept())), shipped).values())
				.containsExactly(need));
	}

	@Test
	void theNearestNeedAboveAnUnknownCodeIsTaken() {
		this.above.put(UNKNOWN, concepts(MENTAL, DEPRESSION));

		assertThat(one(UNKNOWN)).contains(DEPRESSION);
	}

	@Test
	void aNationalCodeAboveLeadsToItsNeed() {
		this.above.put(UNKNOWN, Set.of(NATIONAL, MENTAL.concept()));

		assertThat(one(UNKNOWN)).contains(DEPRESSION);
	}

	@Test
	void ofTwoNearestTheOneToBeAskedAboutFirstIsTakenElseTheDeeper() {
		this.above.put(UNKNOWN, concepts(KIDNEY, HIV, MENTAL, DEPRESSION));
		this.above.put(OTHER, concepts(KIDNEY, MENTAL, DEPRESSION));

		assertThat(one(UNKNOWN)).contains(HIV);
		assertThat(one(OTHER)).contains(DEPRESSION);
	}

	@Test
	void aNeedBelowOneToBeAskedAboutFirstIsStillNearer() {
		Need below = need("35489007", "86406008", false);
		this.above.put(UNKNOWN, concepts(HIV, below));

		assertThat(this.coded.of(List.of(new CodedProblem(UNKNOWN)), new NeedHierarchy(List.of(HIV, below))))
			.containsValue(below);
	}

	@Test
	void ofTwoEqualsTheFirstOfTheListIsTaken() {
		this.above.put(UNKNOWN, concepts(KIDNEY, MENTAL));

		assertThat(one(UNKNOWN)).contains(MENTAL);
	}

	@Test
	void aCodeOfTheListGoesBeforeAnUnknownOneBesideIt() {
		this.above.put(UNKNOWN, concepts(DEPRESSION));

		assertThat(one(UNKNOWN, KIDNEY.concept())).contains(KIDNEY);
		assertThat(this.asked).isEmpty();
	}

	@Test
	void allUnknownCodesAreAskedForAtOnce() {
		this.above.put(OTHER, concepts(KIDNEY));
		CodedProblem first = new CodedProblem(UNKNOWN);
		CodedProblem second = new CodedProblem(OTHER);
		CodedProblem known = new CodedProblem(HIV.concept());

		Map<CodedProblem, Need> found = this.coded.of(List.of(first, known, second, first), NEEDS);

		assertThat(found).isEqualTo(Map.of(known, HIV, second, KIDNEY));
		assertThat(this.asked).containsExactly(Set.of(UNKNOWN, OTHER));
	}

	@Test
	void whereNothingAboveIsANeedNoneIsFound() {
		this.above.put(UNKNOWN, Set.of(OTHER));

		assertThat(one(UNKNOWN)).isEmpty();
		assertThat(one(OTHER)).isEmpty();
		assertThat(one()).isEmpty();
	}

	private Optional<Need> one(SnomedConcept... codes) {
		Collection<Need> found = this.coded.of(List.of(new CodedProblem(List.of(codes))), NEEDS).values();
		return found.stream().findFirst();
	}

	private static Set<SnomedConcept> concepts(Need... needs) {
		return Set.copyOf(List.of(needs).stream().map(Need::concept).toList());
	}

	private static Need need(String concept, @Nullable String broader, boolean askFirst) {
		return new Need(new SnomedConcept(concept), "Term", "Label",
				(broader != null) ? new SnomedConcept(broader) : null, askFirst, false);
	}

}
