package org.peerprescribing.reporting;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class FactLogIT extends ReportingFixture {

	@Test
	void writesARepeatedHistoryOnce() {
		history(1, 80);
		long before = facts();

		history(1, 80);

		assertThat(before).isGreaterThan(200);
		assertThat(facts()).isEqualTo(before);
	}

	@Test
	void keepsNoPatient() {
		List<String> columns = inBackground(() -> this.jdbc
			.sql("select column_name from information_schema.columns where table_schema = 'reporting'")
			.query(String.class)
			.list());

		assertThat(columns).isNotEmpty().noneMatch((column) -> column.contains("patient") || column.contains("name"));
	}

	@Test
	void countsTheSameWhenRebuiltFromTheFacts() {
		history(2, 160);
		YearMonth month = month().minusMonths(6);
		Map<FunnelStep, Integer> before = inBackground(() -> this.counts.refresh(this.board, month));

		inBackground(() -> {
			this.counts.rebuild();
			return true;
		});

		Map<FunnelStep, Integer> after = inBackground(() -> this.counts.of(this.board, month));
		assertThat(before.get(FunnelStep.ISSUED)).isEqualTo(20);
		assertThat(before.get(FunnelStep.DELIVERED)).isPositive();
		assertThat(after).isEqualTo(before);
	}

	@Test
	void countsAPrescriptionOnceWhicheverReferralAndOnlyUpToTheClosingDay() {
		YearMonth month = month().minusMonths(6);
		Instant issued = FunnelStep.ISSUED.closes(month.minusMonths(1));
		UUID one = issued(issued);
		reached(one, 1, "DELIVERED", issued);
		reached(one, 2, "DELIVERED", issued.plus(Duration.ofDays(3)));
		UUID late = issued(issued);
		reached(late, 1, "DELIVERED", FunnelStep.DELIVERED.closes(month));

		Map<FunnelStep, Integer> counted = inBackground(() -> this.counts.refresh(this.board, month));

		assertThat(counted).containsEntry(FunnelStep.ISSUED, 2).containsEntry(FunnelStep.DELIVERED, 1);
	}

	@Test
	void letsNobodyButBackgroundWorkReadFactsAndCounts() {
		history(8, 80);
		this.releases.releaseDue();
		for (String table : List.of("fact", "cut_count", "frozen_count", "frozen_part")) {
			String count = "select count(*) from reporting." + table;
			Supplier<Long> read = () -> this.jdbc.sql(count).query(Long.class).single();

			assertThat(inBackground(read)).as(table).isPositive();
			assertThat(in(new AccessScope.OfOrganisation(this.board), read)).as(table).isZero();
			assertThat(in(new AccessScope.OfOrganisation(this.practice), read)).as(table).isZero();
			assertThat(in(new AccessScope.OfNobody(), read)).as(table).isZero();
		}
		for (String table : List.of("released_table", "released_cut")) {
			assertThat(in(new AccessScope.OfOrganisation(this.practice),
					() -> this.jdbc.sql("select count(*) from reporting." + table).query(Long.class).single()))
				.isZero();
		}
	}

	@Test
	void takesAFactInTheScopeOfWhoeverMadeItTrue() {
		UUID prescription = UUID.randomUUID();
		Fact fact = Fact.of("ISSUED", prescription.toString(), this.practice, this.clock.instant())
			.with("prescription", prescription);

		for (AccessScope scope : List.of(new AccessScope.OfOrganisation(this.practice),
				new AccessScope.OfPatient(UUID.randomUUID()), new AccessScope.OfLink("hash"))) {
			in(scope, () -> {
				this.log.add(fact);
				return true;
			});
		}

		assertThat(facts()).isEqualTo(1);
	}

	@Test
	void showsNoPatientRowToACommissioner() {
		List<String> tables = inBackground(() -> this.jdbc.sql("""
				select table_schema || '.' || table_name from information_schema.columns
				where column_name = 'patient' and table_schema not in ('pg_catalog', 'information_schema')""")
			.query(String.class)
			.list());

		assertThat(tables).isNotEmpty();
		for (String table : tables) {
			assertThat(in(new AccessScope.OfOrganisation(this.board),
					() -> this.jdbc.sql("select count(*) from " + table + " where patient is not null")
						.query(Long.class)
						.single()))
				.as(table)
				.isZero();
		}
	}

}
