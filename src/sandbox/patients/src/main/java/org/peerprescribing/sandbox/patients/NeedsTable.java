package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * {@code needs-prevalence.csv}: how common each need is in the United Kingdom among
 * people of its ages and sex. Of the rows of one group a person has one at most.
 */
final class NeedsTable {

	private static final int YOUNGEST = 14;

	private static final int OLDEST = 120;

	private final List<Row> rows = Table.read("needs-prevalence.csv").stream().map(Row::of).toList();

	List<Row> rows() {
		return this.rows;
	}

	Concept concept(String code) {
		return this.rows.stream()
			.map(Row::concept)
			.filter((concept) -> concept.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("not in the table: " + code));
	}

	/** Whether the table, and not Synthea, decides about this concept. */
	boolean decides(String code) {
		return this.rows.stream().anyMatch((row) -> row.concept().code().equals(code));
	}

	boolean isDepression(String code) {
		return this.rows.stream()
			.anyMatch((row) -> row.concept().code().equals(code) && row.group().equals("depression"));
	}

	/** The needs of the patient at this place, recorded within the last ten years. */
	List<Problem> draw(long seed, int place, Sex sex, int age, LocalDate referenceDate) {
		Set<String> groups = new HashSet<>();
		List<Problem> problems = new ArrayList<>();
		for (Row row : this.rows) {
			Draw draw = Draw.of(seed, place, "need/" + row.concept().code());
			boolean free = row.group().isEmpty() || !groups.contains(row.group());
			if (free && row.fits(sex, age) && draw.percent(row.percent())) {
				groups.add(row.group());
				problems.add(new Problem(row.concept(), referenceDate.minusDays(draw.between(7, row.longestAgo(age)))));
			}
		}
		return problems;
	}

	/**
	 * One row.
	 *
	 * @param percent share of people within the limits who have it
	 * @param minAge youngest age in years, included
	 * @param maxAge oldest age in years, included
	 * @param source where the figure comes from, in words; begins with "estimate" where
	 * it is one
	 */
	record Row(Concept concept, double percent, int minAge, int maxAge, Optional<Sex> sex, String group,
			String source) {

		static Row of(Map<String, String> cells) {
			Concept concept = new Concept(cells.get("concept"), cells.get("term"), cells.get("plain_words"));
			return new Row(concept, Double.parseDouble(cells.get("percent")), number(cells.get("min_age"), YOUNGEST),
					number(cells.get("max_age"), OLDEST),
					Optional.ofNullable(cells.get("sex")).filter((sex) -> !sex.isEmpty()).map(Sex::ofCode),
					cells.get("group"), cells.get("source"));
		}

		boolean fits(Sex candidate, int age) {
			return age >= this.minAge && age <= this.maxAge && this.sex.filter((own) -> own != candidate).isEmpty();
		}

		/**
		 * Days: pregnancy and what follows a birth are recent, the rest began after the
		 * youngest age of the row.
		 */
		int longestAgo(int age) {
			boolean brief = this.concept.code().equals("77386006") || this.concept.code().equals("58703003");
			return brief ? 200 : Math.max(30, Math.min(3650, (age - this.minAge) * 365));
		}

		private static int number(@Nullable String cell, int otherwise) {
			return (cell == null || cell.isEmpty()) ? otherwise : Integer.parseInt(cell);
		}

	}

}
