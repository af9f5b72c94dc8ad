package org.peerprescribing.sandbox.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TablesTests {

	private static final int[][] VERHOEFF_PRODUCT = { { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 },
			{ 1, 2, 3, 4, 0, 6, 7, 8, 9, 5 }, { 2, 3, 4, 0, 1, 7, 8, 9, 5, 6 }, { 3, 4, 0, 1, 2, 8, 9, 5, 6, 7 },
			{ 4, 0, 1, 2, 3, 9, 5, 6, 7, 8 }, { 5, 9, 8, 7, 6, 0, 4, 3, 2, 1 }, { 6, 5, 9, 8, 7, 1, 0, 4, 3, 2 },
			{ 7, 6, 5, 9, 8, 2, 1, 0, 4, 3 }, { 8, 7, 6, 5, 9, 3, 2, 1, 0, 4 }, { 9, 8, 7, 6, 5, 4, 3, 2, 1, 0 } };

	private static final int[] VERHOEFF_TURN = { 1, 5, 7, 6, 2, 8, 3, 0, 9, 4 };

	private final NeedsTable needs = new NeedsTable();

	private final SyntheaConditions conditions = new SyntheaConditions();

	@Test
	void holdOnlyWellFormedSnomedConcepts() {
		List<Concept> concepts = new ArrayList<>();
		this.needs.rows().forEach((row) -> concepts.add(row.concept()));
		this.conditions.rows().forEach((row) -> concepts.add(row.concept()));

		assertThat(concepts).allSatisfy((concept) -> {
			assertThat(verhoeffHolds(concept.code())).as(concept.code()).isTrue();
			assertThat(concept.term()).isNotBlank();
			assertThat(concept.plainWords()).isNotBlank();
		});
	}

	@Test
	void nameEachConceptOnceAndInOneTableOnly() {
		List<String> codes = new ArrayList<>();
		this.needs.rows().forEach((row) -> codes.add(row.concept().code()));
		this.conditions.rows().forEach((row) -> codes.add(row.concept().code()));

		assertThat(codes).doesNotHaveDuplicates();
	}

	@Test
	void nameTheSourceOfEveryFigure() {
		assertThat(this.needs.rows()).allSatisfy((row) -> {
			assertThat(row.source()).isNotBlank();
			assertThat(row.percent()).isBetween(0.05, 30.0);
			assertThat(row.minAge()).isLessThanOrEqualTo(row.maxAge());
		});
	}

	@Test
	void readQuotedCellsWithCommas() {
		List<String> cells = Table.cells("a,\"b, c\",,d");

		assertThat(cells).containsExactly("a", "b, c", "", "d");
	}

	@Test
	void weighTheEthnicCategoriesToAHundred() {
		double total = EthnicCategory.all().stream().mapToDouble(EthnicCategory::weight).sum();

		assertThat(total).isBetween(95.0, 105.0);
	}

	@Test
	void keepNoDigitInAnyName() {
		List<Map<String, String>> rows = Table.read("names.csv");

		assertThat(rows).allSatisfy((row) -> assertThat(row.get("names")).doesNotContainPattern("[0-9]"));
	}

	private static boolean verhoeffHolds(String digits) {
		int check = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			for (int turn = 0; turn < i % 8; turn++) {
				digit = VERHOEFF_TURN[digit];
			}
			check = VERHOEFF_PRODUCT[check][digit];
		}
		return check == 0;
	}

}
