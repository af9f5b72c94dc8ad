package org.peerprescribing.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.shared.SnomedConcept;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers stored questions again, each from the state of the index that it was answered
 * from. The same version must give the same answer; what another version would answer is
 * a difference to look at.
 */
@Service
class Replay {

	private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** States of the index held at once; runs come in the order of time. */
	private static final int INDEXES = 4;

	private static final int MOST_NAMED = 20;

	private final SafetyRules safety = SafetyRules.shipped();

	private final Runs runs;

	private final Snapshots snapshots;

	Replay(Runs runs, Snapshots snapshots) {
		this.runs = runs;
		this.snapshots = snapshots;
	}

	/** Every run from the one moment until before the other. */
	@Transactional(readOnly = true)
	Report replay(Instant from, Instant until) {
		Map<String, Optional<MatchIndex>> indexes = new LinkedHashMap<>(INDEXES, 0.75f, true) {
			@Override
			protected boolean removeEldestEntry(Map.Entry<String, Optional<MatchIndex>> eldest) {
				return size() > INDEXES;
			}
		};
		Report report = new Report();
		this.runs.each(from, until, (run) -> {
			Optional<MatchIndex> index = indexes.computeIfAbsent(run.snapshot(), this.snapshots::read);
			if (index.isEmpty()) {
				report.notKept++;
			}
			else {
				compare(run, index.get(), report);
			}
		});
		LOG.info(
				"Replayed {} runs: {} the same, {} other under another version, {} other under the same version, "
						+ "{} whose index is not kept",
				report.all(), report.same, report.changed.size(), report.wrong.size(), report.notKept);
		return report;
	}

	private void compare(Runs.Kept run, MatchIndex index, Report report) {
		LocalDate day = LocalDate.ofInstant(run.at(), Matching.LONDON);
		Question question = new Question(run.inputs().request(), run.inputs().paidBy(), index.needs(), day);
		Answered again = Answered.of(question, index, this.safety);
		JsonNode answer = JSON.readTree(JSON.writeValueAsString(again.stored()));
		boolean sameVerdicts = run.verdicts() == null || Arrays.equals(run.verdicts(), again.verdicts());
		if (sameVerdicts && answer.equals(JSON.readTree(run.answer()))) {
			report.same++;
			return;
		}
		boolean sameVersion = run.configuration().equals(Matching.configuration(this.safety));
		Difference difference = new Difference(run.run(), run.configuration(), run.answer(), answer.toString(),
				sameVerdicts ? "" : others(run, again, index));
		(sameVersion ? report.wrong : report.changed).add(difference);
		LOG.info("Run {} of {} answered {} and would now answer {} {}", difference.run().value(),
				difference.configuration(), difference.before(), difference.now(), difference.verdicts());
	}

	/** Communities that are now excluded by other rules: before, then now. */
	private static String others(Runs.Kept run, Answered again, MatchIndex index) {
		byte[] kept = run.verdicts();
		if (kept == null || kept.length != again.verdicts().length) {
			return "(verdicts on other communities)";
		}
		SnomedConcept need = again.question().need().concept();
		Map<CommunityId, List<HardRule>> now = Verdicts.read(again.verdicts(), index, need);
		return Verdicts.read(kept, index, need)
			.entrySet()
			.stream()
			.filter((before) -> !before.getValue().equals(now.get(before.getKey())))
			.limit(MOST_NAMED)
			.map((before) -> before.getKey().value() + " " + before.getValue() + " " + now.get(before.getKey()))
			.collect(Collectors.joining("; ", "(", ")"));
	}

	/** What came of a replay. */
	static final class Report {

		private int same;

		private int notKept;

		private final List<Difference> changed = new ArrayList<>();

		private final List<Difference> wrong = new ArrayList<>();

		int all() {
			return this.same + this.notKept + this.changed.size() + this.wrong.size();
		}

		int same() {
			return this.same;
		}

		/** Runs whose state of the index was never kept. */
		int notKept() {
			return this.notKept;
		}

		/** Other answers of runs of another version. */
		List<Difference> changed() {
			return this.changed;
		}

		/** Other answers of runs of this version: each is a defect. */
		List<Difference> wrong() {
			return this.wrong;
		}

	}

	/**
	 * Two answers to one question, as JSON; nothing in them identifies a person.
	 *
	 * @param run the stored run
	 * @param configuration the version that it was answered by
	 * @param before what it answered
	 * @param now what this version answers
	 * @param verdicts some of the communities that other rules exclude now; empty where
	 * none
	 */
	record Difference(MatchRunId run, String configuration, String before, String now, String verdicts) {
	}

}
