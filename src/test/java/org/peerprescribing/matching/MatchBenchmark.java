package org.peerprescribing.matching;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.peerprescribing.directory.ListedCommunity;

/**
 * One match from the request to the answer with the best three explained, on one thread,
 * ten thousand communities. Target: 99 of 100 within 5 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Threads(1)
@SuppressWarnings("NullAway.Init")
public class MatchBenchmark {

	private static final int QUESTIONS = 1024;

	private static final long SEED = 7;

	/** In the worst case every community is for the need, and fits. */
	@Param
	public Listing listing;

	private MatchIndex index;

	private MatchRequest[] questions;

	private final SafetyRules safety = SafetyRules.shipped();

	private int next;

	@Setup
	public void ask() {
		List<ListedCommunity> communities = (this.listing == Listing.WORST) ? GeneratedDirectory.worst(SEED)
				: GeneratedDirectory.realistic(SEED);
		this.index = MatchIndex.of(communities, GeneratedDirectory.needs(),
				GeneratedDirectory.shares(SEED, communities), null);
		this.questions = GeneratedDirectory
			.questions(SEED, QUESTIONS, (this.listing == Listing.WORST) ? GeneratedDirectory.COMMON : null)
			.toArray(MatchRequest[]::new);
	}

	@Benchmark
	public Object match() {
		MatchRequest request = this.questions[this.next++ % QUESTIONS];
		return Answered.of(new Question(request, Set.of(GeneratedDirectory.PRACTICE), this.index.needs(),
				GeneratedDirectory.TODAY), this.index, this.safety);
	}

	/** What is asked. */
	public enum Listing {

		REALISTIC, WORST

	}

}
