package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;

/**
 * A match of an invented person with one community, whose terms are those of a real one.
 * No hard rule is asked: the community need not be listed.
 */
final class ExampleMatch {

	private static final OdsCode NOBODYS = new OdsCode("ZZZ99");

	private static final int USUAL_AGE = 40;

	private ExampleMatch() {
	}

	/** Empty where none of its needs is on the list. */
	static Optional<Match> of(ListedCommunity listed, MatchIndex index, LocalDate today) {
		Community community = listed.community();
		// A need that is to be asked about first is not named, so another tells more.
		return community.needs()
			.stream()
			.flatMap((concept) -> index.needs().find(concept).stream())
			.min(Comparator.comparing(Need::askFirst).thenComparing(Need::concept))
			.map((need) -> match(listed, need, index, today));
	}

	private static Match match(ListedCommunity listed, Need need, MatchIndex index, LocalDate today) {
		Question question = new Question(asked(listed.community(), need), Set.of(), index.needs(), today);
		Candidate candidate = new Candidate(listed);
		Topic topic = Topic.of(need.concept(), listed.community().needs(), index.needs()).orElseThrow();
		Score score = new Score(question, index.prior(need.concept()));
		return new Match(listed, need, score.tenths(candidate, topic.nearness(), 0) / 10.0,
				score.terms(candidate, topic, 0), List.of(), false);
	}

	/** Somebody of its ages and language who wants one kind of support that it offers. */
	static MatchRequest asked(Community community, Need need) {
		Set<SupportKind> wanted = community.supports().stream().sorted().limit(1).collect(Collectors.toSet());
		return new MatchRequest(NOBODYS, age(community), need.concept(), Set.of(), wanted, Set.of(),
				DigitalAccess.PHONE, Set.of(), Set.of(language(community)), "England", Set.of(), null, false, List.of(),
				1);
	}

	private static int age(Community community) {
		int youngest = (community.minAge() != null) ? community.minAge() : 0;
		int oldest = (community.maxAge() != null) ? community.maxAge() : Integer.MAX_VALUE;
		return Math.min(Math.max(USUAL_AGE, youngest), oldest);
	}

	private static LanguageTag language(Community community) {
		return community.languages().contains(LanguageTag.ENGLISH) ? LanguageTag.ENGLISH
				: community.languages().stream().min(Comparator.comparing(LanguageTag::value)).orElseThrow();
	}

}
