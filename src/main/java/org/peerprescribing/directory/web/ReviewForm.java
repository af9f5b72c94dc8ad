package org.peerprescribing.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.Criterion;
import org.peerprescribing.directory.CriterionFinding;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.directory.ReviewSheets;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * The sheet of findings as it was typed. A field is called {@code <criterion>-outcome},
 * {@code -note}, {@code -evidence} or {@code -seenOn}.
 *
 * @param version the version of the review that it was made from
 * @param rows what was typed, by criterion
 */
record ReviewForm(String version, Map<String, Row> rows) {

	private static final List<String> FIELDS = List.of("outcome", "note", "evidence", "seenOn");

	/** Refuses with {@code unknown-code} an outcome that there is not. */
	static ReviewForm of(Map<String, String> sent) {
		TreeSet<String> criteria = new TreeSet<>();
		for (String name : sent.keySet()) {
			int dash = name.lastIndexOf('-');
			if (dash > 0 && FIELDS.contains(name.substring(dash + 1))) {
				criteria.add(name.substring(0, dash));
			}
		}
		Map<String, Row> rows = new LinkedHashMap<>();
		for (String criterion : criteria) {
			String outcome = sent.getOrDefault(criterion + "-outcome", "");
			if (!outcome.isEmpty() && Arrays.stream(Outcome.values()).noneMatch((one) -> one.name().equals(outcome))) {
				throw new ProblemException(Problem.UNKNOWN_CODE, "outcome");
			}
			rows.put(criterion, new Row(outcome, sent.getOrDefault(criterion + "-note", ""),
					sent.getOrDefault(criterion + "-evidence", ""), sent.getOrDefault(criterion + "-seenOn", "")));
		}
		return new ReviewForm(sent.getOrDefault("version", ""), rows);
	}

	/** As it is stored. */
	static ReviewForm of(CommunityReview review) {
		Map<String, Row> rows = new LinkedHashMap<>();
		review.findings().forEach((recorded) -> {
			CriterionFinding finding = recorded.finding();
			LocalDate seenOn = finding.seenOn();
			rows.put(finding.criterion(),
					new Row(finding.outcome().name(), finding.note(),
							(finding.evidence() != null) ? finding.evidence().toString() : "",
							(seenOn != null) ? London.typed(seenOn) : ""));
		});
		return new ReviewForm(review.version(), rows);
	}

	Row row(String criterion) {
		return this.rows.getOrDefault(criterion, Row.EMPTY);
	}

	/** In the order of the catalogue; what it does not ask comes last. */
	List<ReviewSheets.Line> lines(List<Criterion> criteria) {
		List<String> order = new ArrayList<>(
				criteria.stream().map(Criterion::id).filter(this.rows::containsKey).toList());
		this.rows.keySet().stream().filter((criterion) -> !order.contains(criterion)).forEach(order::add);
		return order.stream().map((criterion) -> row(criterion).line(criterion)).toList();
	}

	/** The fields whose day cannot be read. */
	List<String> unreadableDays() {
		return this.rows.entrySet()
			.stream()
			.filter((row) -> row.getValue().isUnreadable())
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * What was typed for one criterion.
	 *
	 * @param outcome name of the outcome; empty where none is ticked
	 * @param note the note
	 * @param evidence the address
	 * @param seenOn the day
	 */
	record Row(String outcome, String note, String evidence, String seenOn) {

		static final Row EMPTY = new Row("", "", "", "");

		boolean isEmpty() {
			return this.outcome.isEmpty() && this.note.isBlank() && this.evidence.isBlank() && this.seenOn.isBlank();
		}

		boolean isUnreadable() {
			return !this.seenOn.isBlank() && London.read(this.seenOn).isEmpty();
		}

		private ReviewSheets.Line line(String criterion) {
			@Nullable Outcome found = this.outcome.isEmpty() ? null : Outcome.valueOf(this.outcome);
			return new ReviewSheets.Line(criterion, found, this.note, this.evidence,
					London.read(this.seenOn).orElse(null));
		}

	}

}
