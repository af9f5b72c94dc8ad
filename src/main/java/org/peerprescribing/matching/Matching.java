package org.peerprescribing.matching;

import java.util.List;
import java.util.Optional;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.shared.Problem;

import org.springframework.stereotype.Service;

/**
 * Ranks the listed communities for one person and says why. Deterministic for the same
 * inputs and listing.
 */
@Service
public class Matching {

	/**
	 * Matches and stores the run without the person; publishes {@link MatchAnswered}.
	 * Refuses an age, a count, a need or a language that is none.
	 */
	public MatchAnswer match(MatchRequest request) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The same person again, after a no: the stored inputs of that run with these answers
	 * added.
	 */
	public MatchAnswer matchAgain(MatchRunId earlier, List<SaidNo> saidNo) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Whether this community may still be given to the person of that run: every hard
	 * rule and safety stop, against the listing of this moment. Empty means yes.
	 */
	public Optional<Problem> objection(MatchRunId run, CommunityId community) {
		throw new UnsupportedOperationException();
	}

	/** The request that a run answered; empty where no such run is kept. */
	public Optional<MatchRequest> request(MatchRunId run) {
		throw new UnsupportedOperationException();
	}

	/** What was chosen from a run, for later study; in the caller's transaction. */
	public void recordChosen(MatchRunId run, CommunityId community) {
		throw new UnsupportedOperationException();
	}

}
