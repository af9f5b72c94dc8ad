package org.peerprescribing.matching;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored runs; nothing in them identifies a person. */
@Repository
class Runs {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	Runs(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Keeps one run.
	 * @param snapshot the index that it was answered from, which is kept already
	 * @param earlier the run that this one repeats; null for a first one
	 */
	void add(MatchRunId run, Answered answered, String snapshot, String configuration, @Nullable MatchRunId earlier,
			Instant at) {
		this.jdbc
			.sql("""
					insert into matching.run (id, at, need, inputs, broken, answer, kind, snapshot, configuration, shown, earlier)
					values (:id, :at, :need, cast(:inputs as jsonb), :broken, cast(:answer as jsonb), :kind,
					  :snapshot, :configuration, string_to_array(:shown, ';'), cast(:earlier as uuid))""")
			.param("id", run.value())
			.param("at", Timestamp.from(at))
			.param("need", answered.question().need().concept().id())
			.param("inputs", JSON.writeValueAsString(StoredRequest.of(answered.question())))
			.param("broken", answered.verdicts())
			.param("answer", JSON.writeValueAsString(answered.stored()))
			.param("kind", answered.kind().name())
			.param("snapshot", snapshot)
			.param("configuration", configuration)
			.param("shown", String.join(";", answered.shown()))
			.param("earlier", (earlier != null) ? earlier.value() : null)
			.update();
	}

	Optional<MatchRequest> request(MatchRunId run) {
		return stored(run).map(StoredRequest::request);
	}

	/**
	 * The same question asked again of the same index, so that looking twice leaves one
	 * row.
	 */
	Optional<MatchRunId> same(Question question, String snapshot, String configuration, MatchRunId earlier) {
		return this.jdbc.sql("""
				select id from matching.run where earlier = ? and snapshot = ? and configuration = ?
				  and inputs = cast(? as jsonb) order by at limit 1""")
			.params(earlier.value(), snapshot, configuration, JSON.writeValueAsString(StoredRequest.of(question)))
			.query((row, n) -> new MatchRunId(row.getObject(1, UUID.class)))
			.optional();
	}

	/** What may be shown of a run. */
	Optional<MatchRun> find(MatchRunId run) {
		return this.jdbc.sql("""
				select at, inputs ->> 'organisation' organisation, need, configuration, snapshot, kind, answer
				from matching.run where id = ?""").param(run.value()).query((row, n) -> {
			StoredAnswer answer = JSON.readValue(row.getString("answer"), StoredAnswer.class);
			return new MatchRun(run, row.getTimestamp("at").toInstant(), new OdsCode(row.getString("organisation")),
					new SnomedConcept(row.getString("need")), row.getString("configuration"), row.getString("snapshot"),
					MatchAnswered.Kind.valueOf(row.getString("kind")), answer.ranked(), answer.excludedMost(),
					answer.stop(), answer.instead());
		}).optional();
	}

	boolean hasShown(MatchRunId run, CommunityId community) {
		return this.jdbc.sql("select count(*) from matching.run where id = ? and ? = any (shown)")
			.params(run.value(), community.value())
			.query(Integer.class)
			.single() > 0;
	}

	/** False where that run has not shown it. */
	boolean choose(MatchRunId run, CommunityId community, Instant at) {
		return this.jdbc.sql("update matching.run set chosen = ?, chosen_at = ? where id = ? and ? = any (shown)")
			.params(community.value(), Timestamp.from(at), run.value(), community.value())
			.update() == 1;
	}

	/**
	 * What was chosen in the 90 days until then, by need; one read of an index over those
	 * days.
	 */
	Shares shares(Instant until) {
		Map<SnomedConcept, Map<CommunityId, Integer>> counts = new HashMap<>();
		this.jdbc
			.sql("""
					select need, chosen, count(*) from matching.run where chosen is not null and chosen_at > ? and chosen_at <= ?
					group by need, chosen""")
			.params(Timestamp.from(until.minus(Duration.ofDays(Shares.DAYS))), Timestamp.from(until))
			.query((row) -> {
				counts.computeIfAbsent(new SnomedConcept(row.getString(1)), (need) -> new HashMap<>())
					.put(new CommunityId(row.getString(2)), row.getInt(3));
			});
		return new Shares(counts);
	}

	/** Every run from the one moment until before the other, oldest first. */
	void each(Instant from, Instant until, Consumer<Kept> reader) {
		this.jdbc
			.sql("""
					select id, at, inputs, broken, answer, snapshot, configuration from matching.run where at >= ? and at < ?
					order by at, id""")
			.params(Timestamp.from(from), Timestamp.from(until))
			.query((row) -> {
				reader.accept(
						new Kept(new MatchRunId(row.getObject("id", UUID.class)), row.getTimestamp("at").toInstant(),
								JSON.readValue(row.getString("inputs"), StoredRequest.class), row.getBytes("broken"),
								row.getString("answer"), row.getString("snapshot"), row.getString("configuration")));
			});
	}

	/** Of what led to nothing, the oldest; returns how many. */
	int removeWhatLedToNothing(Instant before, int atMost) {
		return this.jdbc.sql("""
				delete from matching.run where id in (select r.id from matching.run r where chosen is null and at < ?
				  and not exists (select from matching.run later where later.earlier = r.id) order by at limit ?)""")
			.params(Timestamp.from(before), atMost)
			.update();
	}

	/** Of the states of the index that no run needs any more; returns how many. */
	int removeUnusedSnapshots(Instant before, int atMost) {
		return this.jdbc.sql("""
				delete from matching.snapshot where id in (select s.id from matching.snapshot s
				  where used_on < cast(? as date)
				  and not exists (select from matching.run r where r.snapshot = s.id) order by used_on limit ?)""")
			.params(Timestamp.from(before), atMost)
			.update();
	}

	private Optional<StoredRequest> stored(MatchRunId run) {
		return this.jdbc.sql("select inputs from matching.run where id = ?")
			.param(run.value())
			.query((row, n) -> JSON.readValue(row.getString(1), StoredRequest.class))
			.optional();
	}

	/**
	 * A run as it is kept, for replay.
	 *
	 * @param verdicts null in a run from before they were kept like this
	 */
	record Kept(MatchRunId run, Instant at, StoredRequest inputs, byte @Nullable [] verdicts, String answer,
			String snapshot, String configuration) {
	}

}
