package org.peerprescribing.matching;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.peerprescribing.directory.ListedCommunity;

/**
 * Making the index of ten thousand communities, with the name of its content, as is done
 * at the start and after each change of the directory. Target after a change: 200 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
public class IndexBenchmark {

	private static final long SEED = 7;

	private final List<ListedCommunity> listing = GeneratedDirectory.realistic(SEED);

	private final List<ListedCommunity> changed = GeneratedDirectory.withOneChanged(this.listing, 4321);

	private final List<ListedCommunity> readAgain = GeneratedDirectory
		.withOneChanged(GeneratedDirectory.realistic(SEED), 4321);

	private final Shares shares = GeneratedDirectory.shares(SEED, this.listing);

	private final MatchIndex before = MatchIndex.of(this.listing, GeneratedDirectory.needs(), this.shares, null);

	@Setup
	public void name() {
		Snapshots.name(this.before);
	}

	@Benchmark
	public Object fromNothing() {
		return named(MatchIndex.of(this.listing, GeneratedDirectory.needs(), this.shares, null));
	}

	/** Where the listing keeps the objects of what has not changed. */
	@Benchmark
	public Object afterOneChange() {
		return named(MatchIndex.of(this.changed, GeneratedDirectory.needs(), this.shares, this.before));
	}

	/** Where all of the listing was read again from the database. */
	@Benchmark
	public Object afterOneChangeAllReadAgain() {
		return named(MatchIndex.of(this.readAgain, GeneratedDirectory.needs(), this.shares, this.before));
	}

	private static Object named(MatchIndex index) {
		return List.of(index, Snapshots.name(index).id());
	}

}
