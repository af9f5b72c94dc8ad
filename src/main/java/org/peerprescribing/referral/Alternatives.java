package org.peerprescribing.referral;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.matching.Match;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.matching.SaidNo;
import org.peerprescribing.referral.Paths.Path;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/** What fits instead: the same person matched again, with every no so far. */
@Component
class Alternatives {

	private final Paths paths;

	private final Matching matching;

	private final CommunityDirectory directory;

	Alternatives(Paths paths, Matching matching, CommunityDirectory directory) {
		this.paths = paths;
		this.matching = matching;
		this.directory = directory;
	}

	/** With the reasons given so far. */
	List<Match> of(Path path) {
		List<Attempt> attempts = this.paths.attempts(path.prescription());
		return of(path, attempts, saidNo(attempts));
	}

	/** Refuses a community that may not be given to this person now. */
	void mustBeOpenTo(Path path, List<Attempt> attempts, CommunityId chosen) {
		if (tried(attempts).contains(chosen) || !this.directory.mayBePrescribed(chosen)) {
			throw new ProblemException(Problem.COMMUNITY_NOT_LISTED);
		}
		this.matching.objection(path.run(), chosen).ifPresent((problem) -> {
			throw new ProblemException(problem);
		});
	}

	private List<Match> of(Path path, List<Attempt> attempts, List<SaidNo> saidNo) {
		if (path.endedAt() != null || attempts.size() >= Attempt.MOST) {
			return List.of();
		}
		Set<CommunityId> tried = tried(attempts);
		return switch (this.matching.matchAgain(path.run(), saidNo)) {
			case MatchAnswer.Matches found ->
				found.matches().stream().filter((match) -> !tried.contains(match.listed().community().id())).toList();
			case MatchAnswer.NoneFits none -> List.of();
			case MatchAnswer.NoSafeMatch none -> List.of();
		};
	}

	private static List<SaidNo> saidNo(List<Attempt> attempts) {
		return attempts.stream()
			.map(Attempt::view)
			.flatMap((as) -> as.saidNo().stream())
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private static Set<CommunityId> tried(List<Attempt> attempts) {
		return attempts.stream().map((attempt) -> attempt.view().community()).collect(Collectors.toSet());
	}

}
