package org.peerprescribing.directory;

import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.PostgresForTests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand communities come in within a minute, and one change is in the listing
 * within 200 ms. What this test adds it takes away again, since every other test shares
 * the listing.
 */
@IntegrationTest
class ManyCommunitiesIT {

	private static final Logger log = LoggerFactory.getLogger(ManyCommunitiesIT.class);

	private static final int MANY = 10_000;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private MovableClock clock;

	@AfterAll
	static void takeAway() throws SQLException {
		asOwner("delete from directory.change where community like 'many-%'",
				"delete from directory.vetting where community like 'many-%'",
				"delete from directory.history where community like 'many-%'",
				"delete from directory.community where id like 'many-%'",
				"update directory.version set number = number + 1");
	}

	@Test
	void tenThousandComeInWithinAMinuteAndOneChangeIsListedAtOnce() throws SQLException {
		String csv = CatalogueRows.file(IntStream.range(0, MANY)
			.mapToObj((n) -> CatalogueRows.row(id(n).value(), "free"))
			.toArray(String[]::new));

		long started = System.nanoTime();
		ImportReport report = this.directory.importCommunities(new StringReader(csv), false, Actors.curator());
		long imported = millisSince(started);
		vetAll();
		started = System.nanoTime();
		DirectorySnapshot before = this.directory.snapshot();
		long whole = millisSince(started);
		List<Long> rebuilds = new ArrayList<>();
		for (int n = 0; n < 20; n++) {
			this.lifecycle.suspend(id(n), "Test", Actors.curator());
			started = System.nanoTime();
			DirectorySnapshot after = this.directory.snapshot();
			rebuilds.add(millisSince(started));
			assertThat(after.find(id(n))).isEmpty();
		}
		started = System.nanoTime();
		this.directory.importCommunities(new StringReader(csv), false, Actors.curator());
		long again = millisSince(started);

		rebuilds.sort(null);
		log.info("{} communities: imported in {} ms, the same again {} ms, read whole {} ms, after one change {} ms",
				MANY, imported, again, whole, rebuilds);
		assertThat(report.count(ImportReport.Result.ADDED)).isEqualTo(MANY);
		assertThat(before.communities()).hasSizeGreaterThanOrEqualTo(MANY);
		assertThat(imported).isLessThan(60_000);
		assertThat(rebuilds.get(rebuilds.size() / 2)).isLessThan(200);
	}

	private void vetAll() throws SQLException {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Listing.LONDON);
		asOwner("""
				insert into directory.vetting (id, community, reviewed_by_id, reviewed_by, reviewed_on, reviewed_at,
				  suitable_under_18, demonstration, approved_by_id, approved_by, approved_at, next_due)
				select gen_random_uuid(), id, 'a', 'A', date '%1$s', now(), false, true, 'b', 'B', now(),
				  date '%1$s' + 100 from directory.community where id like 'many-%%'""".formatted(today),
				"update directory.community set state = 'APPROVED' where id like 'many-%'",
				"update directory.version set number = number + 1");
	}

	private static void asOwner(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresForTests.url(), PostgresForTests.OWNER,
				PostgresForTests.PASSWORD); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	private static CommunityId id(int number) {
		return new CommunityId("many-" + number);
	}

	private static long millisSince(long nanos) {
		return (System.nanoTime() - nanos) / 1_000_000;
	}

}
