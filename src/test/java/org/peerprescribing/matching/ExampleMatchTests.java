package org.peerprescribing.matching;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.ListedCommunity;

import static org.assertj.core.api.Assertions.assertThat;

class ExampleMatchTests {

	@Test
	void anExampleIsPutInTheWordsOfARealMatch() {
		ListedCommunity listed = Invented.peers("one").listed();
		MatchIndex index = MatchIndex.of(List.of(listed), Invented.NEEDS);

		Match example = ExampleMatch.of(listed, index, Invented.TODAY).orElseThrow();
		Match real = Invented.matches(ExampleMatch.asked(listed.community(), example.need()), List.of(listed))
			.getFirst();

		assertThat(example).isEqualTo(real);
		assertThat(Explanations.forClinician(example)).isEqualTo(Explanations.forClinician(real)).isNotEmpty();
		assertThat(Explanations.sayAloud(example)).isNotEmpty();
	}

	@Test
	void whatWouldNotBeListedHasOneTooAndWhatHasNoNeedOfTheListHasNone() {
		Invented.Peers peers = Invented.peers("two");
		peers.cost = null;
		peers.minAge = 70;
		ListedCommunity listed = peers.listed();

		assertThat(ExampleMatch.of(listed, MatchIndex.of(List.of(), Invented.NEEDS), Invented.TODAY)).isPresent();
		assertThat(ExampleMatch.of(listed,
				MatchIndex.of(List.of(), new org.peerprescribing.directory.NeedHierarchy(List.of())), Invented.TODAY))
			.isEmpty();
	}

}
