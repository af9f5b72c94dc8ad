package org.peerprescribing.reporting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.IntegrationTest;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class RawCountsIT extends LatticeFixture {

	private static final YearMonth MAY = YearMonth.of(2026, 5);

	@Test
	void countsTheSameOfEveryCutWhenRebuiltFromTheFacts() {
		history(11, 160);
		cohorts(11, MAY, 2);
		for (YearMonth month = month().minusMonths(8); !month.isAfter(month()); month = month.plusMonths(1)) {
			YearMonth one = month;
			inBackground(() -> this.counts.refresh(this.board, one));
		}
		List<String> live = all("cut_count");

		inBackground(() -> {
			this.counts.rebuild();
			return true;
		});

		assertThat(live).hasSizeGreaterThan(300);
		assertThat(all("cut_count")).isEqualTo(live);
	}

	/** However a board is divided, the parts of every step come to the whole. */
	@Test
	void dividesEveryStepWithoutLosingAnybody() {
		for (long seed = 1; seed <= 5; seed++) {
			YearMonth month = MAY.minusMonths(seed);
			cohorts(seed, month, 1);
			inBackground(() -> this.counts.refresh(this.board, month));
		}

		List<String> unequal = inBackground(() -> this.jdbc.sql("""
				with whole as (select month, step, counted from reporting.cut_count
				    where board = :board and cut = 'BOARD' and need = ''),
				  part as (select month, step, cut || case when cut = 'BOARD' then 'NEED' else '' end as cut,
				      sum(counted) as counted from reporting.cut_count
				    where board = :board and (need = '' or cut = 'BOARD') and not (cut = 'BOARD' and need = '')
				      and cut <> 'COMMUNITY' group by 1, 2, 3)
				select p.cut || ' ' || p.step || ' ' || p.month from part p left join whole w using (month, step)
				where p.counted is distinct from w.counted""")
			.param("board", this.board.value())
			.query(String.class)
			.list());

		assertThat(counted(MAY.minusMonths(1), "NETWORK", this.north.value(), FunnelStep.ISSUED)
				+ counted(MAY.minusMonths(2), "NETWORK", this.north.value(), FunnelStep.ISSUED))
			.isPositive();
		assertThat(unequal).isEmpty();
	}

	@Test
	void doesNotRewriteHistoryWhenAPracticeChangesItsNetwork() {
		OdsCode practice = this.practices.getFirst();
		cohort(practice, MAY, 30, 12);
		this.organisations.join(practice, this.south, LocalDate.of(2026, 6, 1));
		cohort(practice, MAY.plusMonths(1), 20, 8);

		inBackground(() -> {
			this.counts.rebuild();
			return true;
		});

		assertThat(counted(MAY, "NETWORK", this.north.value(), FunnelStep.ISSUED)).isEqualTo(30);
		assertThat(counted(MAY, "NETWORK", this.south.value(), FunnelStep.ISSUED)).isZero();
		assertThat(counted(MAY.plusMonths(1), "NETWORK", this.north.value(), FunnelStep.ISSUED)).isZero();
		assertThat(counted(MAY.plusMonths(1), "NETWORK", this.south.value(), FunnelStep.JOINED)).isEqualTo(8);
	}

	@Test
	void writesTheNetworkAndTheNeedGroupOfTheDay() {
		UUID prescription = UUID.randomUUID();
		Instant at = MAY.atDay(3).atTime(12, 0).atZone(FunnelStep.ZONE).toInstant();

		add(Fact.of("ISSUED", prescription.toString(), this.practices.getFirst(), at)
			.with("prescription", prescription)
			.with("need", "35489007"));

		assertThat(inBackground(
				() -> this.jdbc.sql("select network || ' ' || need_group from reporting.fact where prescription = ?")
					.param(prescription)
					.query(String.class)
					.single()))
			.isEqualTo(this.north + " 74732009");
	}

	@Test
	void countsNowhereWhatWasEnteredInError() {
		Instant at = MAY.atDay(3).atTime(12, 0).atZone(FunnelStep.ZONE).toInstant();
		UUID kept = issued(at);
		UUID wrong = issued(at);
		for (UUID one : List.of(kept, wrong)) {
			reached(one, 1, "JOINED", at);
		}
		add(Fact.of("ERROR", wrong.toString(), this.practice, at).with("prescription", wrong));

		assertThat(counted(MAY, "BOARD", "", FunnelStep.ISSUED)).isEqualTo(1);
		assertThat(counted(MAY, "PRACTICE", this.practice.value(), FunnelStep.JOINED)).isEqualTo(1);
	}

	@Test
	void countsWhatCameOfEachReferralOnce() {
		Instant at = MAY.atDay(3).atTime(12, 0).atZone(FunnelStep.ZONE).toInstant();
		for (String fate : List.of("JOINED", "NOT_RIGHT", "OPENED", "DELIVERED")) {
			UUID prescription = UUID.randomUUID();
			add(Fact.of("ISSUED", prescription.toString(), this.practice, at)
				.with("prescription", prescription)
				.with("community", "one-community"));
			reached(prescription, 1, fate, at);
		}
		inBackground(() -> this.counts.refresh(this.board, MAY));

		List<String> found = inBackground(() -> this.jdbc
			.sql("select step || counted from reporting.cut_count where board = ? and cut = 'COMMUNITY' order by step")
			.param(this.board.value())
			.query(String.class)
			.list());

		assertThat(found).containsExactly("JOINED1", "NOT_RIGHT1", "OTHER1", "SILENT1");
	}

	@Test
	void countsSearchesThatFoundNothingByOneWishAtATime() {
		Instant at = MAY.atDay(31).atTime(23, 30).atZone(FunnelStep.ZONE).toInstant();
		add(Fact.of("MATCH", UUID.randomUUID().toString(), this.practice, at)
			.with("need", "35489007")
			.with("language", "cy")
			.with("audience", "CARERS,PARENTS")
			.with("answer", "NONE_FITS"));
		add(Fact.of("MATCH", UUID.randomUUID().toString(), this.practice, at)
			.with("need", "35489007")
			.with("language", "cy")
			.with("answer", "MATCHES"));
		inBackground(() -> this.counts.refresh(this.board, MAY));

		assertThat(inBackground(() -> this.jdbc.sql("""
				select cut || ' ' || need || ' ' || value || ' ' || counted from reporting.cut_count
				where board = ? and step = 'UNMATCHED' order by 1""")
			.param(this.board.value())
			.query(String.class)
			.list())).containsExactly("UNMET_AUDIENCE 74732009 SEVERAL 1", "UNMET_LANGUAGE 74732009 CY 1");
	}

}
