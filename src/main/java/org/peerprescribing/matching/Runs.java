package org.peerprescribing.matching;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
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
	 * @param earlier the run that this one repeats; null for a first one
	 */
	void add(MatchAnswer answer, MatchRequest request, Map<CommunityId, List<HardRule>> verdicts, String snapshot,
			String configuration, @Nullable MatchRunId earlier, Instant at) {
		Map<String, List<String>> rules = new LinkedHashMap<>();
		verdicts.forEach((id, broken) -> rules.put(id.value(), broken.stream().map(HardRule::name).toList()));
		List<String> shown = (answer instanceof MatchAnswer.Matches found)
				? found.matches().stream().map((match) -> match.listed().community().id().value()).toList() : List.of();
		this.jdbc
			.sql("""
					insert into matching.run (id, at, inputs, verdicts, answer, kind, snapshot, configuration, shown, earlier)
					values (:id, :at, cast(:inputs as jsonb), cast(:verdicts as jsonb), cast(:answer as jsonb), :kind,
					  :snapshot, :configuration, string_to_array(:shown, ';'), cast(:earlier as uuid))""")
			.param("id", answer.run().value())
			.param("at", Timestamp.from(at))
			.param("inputs", JSON.writeValueAsString(StoredRequest.of(request)))
			.param("verdicts", JSON.writeValueAsString(rules))
			.param("answer", JSON.writeValueAsString(answered(answer)))
			.param("kind", kind(answer).name())
			.param("snapshot", snapshot)
			.param("configuration", configuration)
			.param("shown", String.join(";", shown))
			.param("earlier", (earlier != null) ? earlier.value() : null)
			.update();
	}

	Optional<MatchRequest> request(MatchRunId run) {
		return this.jdbc.sql("select inputs from matching.run where id = ?")
			.param(run.value())
			.query((row, n) -> JSON.readValue(row.getString(1), StoredRequest.class).request())
			.optional();
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

	static MatchAnswered.Kind kind(MatchAnswer answer) {
		return switch (answer) {
			case MatchAnswer.Matches matches -> MatchAnswered.Kind.MATCHES;
			case MatchAnswer.NoneFits none -> MatchAnswered.Kind.NONE_FITS;
			case MatchAnswer.NoSafeMatch none -> MatchAnswered.Kind.NO_SAFE_MATCH;
		};
	}

	private static Map<String, Object> answered(MatchAnswer answer) {
		return switch (answer) {
			case MatchAnswer.Matches found -> Map.of("matches", found.matches().stream().map(Runs::matched).toList());
			case MatchAnswer.NoneFits none -> Map.of("excludedMost", none.excludedMost());
			case MatchAnswer.NoSafeMatch none -> Map.of("stop", none.stop(), "instead", none.instead());
		};
	}

	private static Map<String, Object> matched(Match match) {
		Map<String, Double> terms = new LinkedHashMap<>();
		match.terms().forEach((term) -> terms.put(term.kind().name(), term.points()));
		return Map.of("community", match.listed().community().id().value(), "score", match.score(), "terms", terms);
	}

}
