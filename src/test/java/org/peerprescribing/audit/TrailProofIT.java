package org.peerprescribing.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.PostgresForTests;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the seals of the trail show when somebody with the owner's rights changes it. */
@IntegrationTest
class TrailProofIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private AuditTrail trail;

	@Autowired
	private TrailSealing sealing;

	@Autowired
	private TrailProof proof;

	@Autowired
	private VerifyAuditCommand command;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private MovableClock clock;

	private UUID entry = new UUID(0, 0);

	private long seal;

	@BeforeEach
	void sealAnEntry() {
		this.entry = recorded();
		this.sealing.seal();
		this.seal = this.jdbc.sql("select seal from audit.sealed_entry where entry = ?")
			.param(this.entry)
			.query(Long.class)
			.single();
		assertThat(this.proof.verify().wrong()).isEmpty();
	}

	@AfterEach
	void nothingIsLeftChanged() {
		this.clock.reset();
		assertThat(this.proof.verify().wrong()).isEmpty();
	}

	@Test
	void eachEntryComesUnderOneSealWithinOneRound() {
		UUID next = recorded();
		long before = this.proof.verify().seals();

		int sealed = this.sealing.seal();

		TrailProof.Report report = this.proof.verify();
		assertThat(sealed).isPositive();
		assertThat(report.seals()).isEqualTo(before + 1);
		assertThat(report.head()).matches("[0-9a-f]{64}");
		assertThat(this.jdbc.sql("select count(*) from audit.sealed_entry where entry in (?, ?)")
			.params(this.entry, next)
			.query(Integer.class)
			.single()).isEqualTo(2);
		assertThat(this.sealing.seal()).isZero();
		assertThat(this.command.verify()).isZero();
	}

	@Test
	void namesTheEntryThatWasChanged() throws SQLException {
		asOwner("update audit.entry set actor_name = 'Dr Somebody-Else' where id = '" + this.entry + "'");
		List<String> found = this.proof.verify().wrong();
		int code = this.command.verify();
		asOwner("update audit.entry set actor_name = 'Dr Test' where id = '" + this.entry + "'");

		assertThat(found).containsExactly("entry " + this.entry + " was changed after seal " + this.seal);
		assertThat(code).isEqualTo(1);
	}

	@Test
	void namesTheEntryThatWasTakenOut() throws SQLException {
		asOwner("create table audit.aside as select * from audit.entry where id = '" + this.entry + "'");
		asOwner("delete from audit.entry where id = '" + this.entry + "'");
		List<String> found = this.proof.verify().wrong();
		asOwner("insert into audit.entry select * from audit.aside");
		asOwner("delete from audit.unsealed_entry where entry = '" + this.entry + "'; drop table audit.aside");

		assertThat(found).containsExactly("entry " + this.entry + " is missing: it lies under seal " + this.seal);
	}

	@Test
	void namesTheEntryThatWasSlippedInPastTheSeals() throws SQLException {
		UUID slipped = recorded();
		asOwner("delete from audit.unsealed_entry where entry = '" + slipped + "'");
		List<String> found = this.proof.verify().wrong();
		asOwner("insert into audit.unsealed_entry values ('" + slipped + "')");

		assertThat(found).containsExactly("entry " + slipped + " has no seal and waits for none");
	}

	@Test
	void namesTheSealWhoseListWasMadeToFitAChangedEntry() throws SQLException {
		String digest = this.jdbc.sql("select digest from audit.sealed_entry where entry = ?")
			.param(this.entry)
			.query(String.class)
			.single();
		asOwner("update audit.sealed_entry set digest = '" + "0".repeat(64) + "' where entry = '" + this.entry + "'");
		List<String> found = this.proof.verify().wrong();
		asOwner("update audit.sealed_entry set digest = '" + digest + "' where entry = '" + this.entry + "'");

		assertThat(found).contains("seal " + this.seal + " does not fit the list of its entries");
	}

	@Test
	void namesTheSealThatDoesNotFollowTheOneBefore() throws SQLException {
		recorded();
		this.sealing.seal();
		String hash = this.jdbc.sql("select hash from audit.seal where number = ?")
			.param(this.seal)
			.query(String.class)
			.single();
		asOwner("update audit.seal set hash = '" + "1".repeat(64) + "' where number = " + this.seal);
		List<String> found = this.proof.verify().wrong();
		asOwner("update audit.seal set hash = '" + hash + "' where number = " + this.seal);

		assertThat(found).contains("seal " + this.seal + " does not fit the list of its entries",
				"seal " + (this.seal + 1) + " does not follow the one before it");
	}

	@Test
	void twoReplicasThatSealAtOnceMakeOneChain() throws Exception {
		try (ExecutorService both = Executors.newFixedThreadPool(4)) {
			for (int round = 0; round < 5; round++) {
				recorded();
				Callable<Integer> seal = this.sealing::seal;
				int sealed = 0;
				for (var done : both.invokeAll(List.of(seal, seal, seal, seal))) {
					sealed += done.get();
				}
				assertThat(sealed).isEqualTo(1);
			}
		}
	}

	@Test
	void theLastSealOfADayIsKeptAsItsHead() throws SQLException {
		this.clock.forward(Duration.ofDays(1));
		recorded();
		this.sealing.seal();
		int heads = this.jdbc.sql("select count(*) from audit.daily_head").query(Integer.class).single();
		asOwner("update audit.daily_head set hash = translate(hash, '01', '10')");
		List<String> found = this.proof.verify().wrong();
		asOwner("update audit.daily_head set hash = translate(hash, '01', '10')");

		assertThat(heads).isPositive();
		assertThat(found).hasSize(heads).allMatch((line) -> line.startsWith("the head of "));
	}

	@ParameterizedTest
	@ValueSource(strings = { "update audit.entry set actor = 'x'", "delete from audit.entry",
			"update audit.seal set hash = previous", "delete from audit.seal",
			"update audit.sealed_entry set digest = 'x'", "delete from audit.sealed_entry",
			"delete from audit.daily_head", "truncate audit.unsealed_entry" })
	void theServiceItselfCanChangeNothingOfIt(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresForTests.url(), PostgresForTests.RUN,
				PostgresForTests.PASSWORD); Statement statement = connection.createStatement()) {
			assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
		}
	}

	private UUID recorded() {
		String id = UUID.randomUUID().toString();
		PRACTICE.run(() -> this.transaction.executeWithoutResult((status) -> this.trail.record(Actors.clinician(),
				AuditedAct.done(AuditedAct.Action.READ, "proof-test", UUID.randomUUID(), "Patient", id))));
		return PRACTICE.call(() -> this.transaction
			.execute((status) -> this.jdbc.sql("select id from audit.entry where entity_id = ?")
				.param(id)
				.query(UUID.class)
				.single()));
	}

	/**
	 * Who may do anything with the tables, once they have taken down the wall for
	 * themselves.
	 */
	private static void asOwner(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresForTests.url(), PostgresForTests.OWNER,
				PostgresForTests.PASSWORD); Statement statement = connection.createStatement()) {
			statement.execute("alter table audit.entry no force row level security");
			try {
				statement.execute(sql);
			}
			finally {
				statement.execute("alter table audit.entry force row level security");
			}
		}
	}

}
