package org.peerprescribing.identity;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.PostgresForTests;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The second wall: what the database itself refuses to the role that the service runs as,
 * whatever the service asks. Read from the catalogue, so that a new table is held to it
 * from its first day.
 */
@IntegrationTest
class RowLevelSecurityIT {

	private static final String OURS = """
			from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')""";

	private static final String OF_A_PATIENT = OURS
			+ " and (select count(*) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0"
			+ " and not a.attisdropped and a.attname in ('organisation', 'patient')) = 2";

	/**
	 * What a job deletes when its time is over; nothing of it is the clinical record or
	 * the trail.
	 */
	private static final Set<String> SHORT_LIVED = Set.of("consultation.draft", "consultation.visit",
			"notification.outbox", "outcomes.measure", "outcomes.measure_answer", "prescribing.command",
			"referral.community_code", "referral.link", "referral.visit");

	@Autowired
	private AuditTrail trail;

	@Autowired
	private PlatformTransactionManager transactions;

	@Test
	void everyTableWithAPatientsRowsIsGuardedEvenAgainstItsOwner() throws SQLException {
		List<String> all = asRunRole("select n.nspname || '.' || c.relname " + OF_A_PATIENT);

		List<String> unguarded = asRunRole("select n.nspname || '.' || c.relname " + OF_A_PATIENT
				+ " and not (c.relrowsecurity and c.relforcerowsecurity)");

		assertThat(all).contains("audit.entry", "patient.person");
		assertThat(unguarded).isEmpty();
	}

	@Test
	void everyGuardHasAPolicy() throws SQLException {
		assertThat(asRunRole("select n.nspname || '.' || c.relname " + OURS
				+ " and c.relrowsecurity and not exists (select 1 from pg_policy p where p.polrelid = c.oid)"))
			.isEmpty();
	}

	@Test
	void withoutAScopeNoRowOfAnyPatientIsSeen() throws SQLException {
		audited(Actors.WILLOW_BANK);

		for (String table : asRunRole(
				"select n.nspname || '.' || c.relname " + OF_A_PATIENT + " and has_table_privilege(c.oid, 'select')")) {
			assertThat(asRunRole("select 1 from " + table + " limit 1")).as(table).isEmpty();
		}
	}

	@Test
	void aScopeShowsItsOwnOrganisationAlone() throws SQLException {
		String entry = audited(Actors.WILLOW_BANK);
		String look = "select entity_id from audit.entry where entity_id = '" + entry + "'";

		assertThat(inScope("organisation", Actors.WILLOW_BANK.value(), look)).containsExactly(entry);
		assertThat(inScope("organisation", Actors.HARBOUR_STREET.value(), look)).isEmpty();
		assertThat(inScope("organisation", "", look)).isEmpty();
		assertThat(inScope("background", "", look)).containsExactly(entry);
		assertThat(inScope("link", "", look)).isEmpty();
		assertThat(inScope("nobody", "", look)).isEmpty();
	}

	@Test
	void aSettingOfOneTransactionDoesNotReachTheNext() throws SQLException {
		String entry = audited(Actors.WILLOW_BANK);
		String look = "select entity_id from audit.entry where entity_id = '" + entry + "'";

		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			run(connection, "select set_config('app.scope', 'background', true)");
			assertThat(run(connection, look)).containsExactly(entry);
			connection.commit();
			assertThat(run(connection, look)).isEmpty();
		}
	}

	@Test
	void theRunRoleOwnsNothingAndBypassesNothing() throws SQLException {
		assertThat(asRunRole("select c.relname " + OURS + " and pg_get_userbyid(c.relowner) = current_user")).isEmpty();
		assertThat(asRunRole("select nspname from pg_namespace where pg_get_userbyid(nspowner) = current_user"))
			.isEmpty();
		assertThat(asRunRole("""
				select rolname from pg_roles where pg_has_role(current_user, oid, 'member')
				and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)""")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete", "truncate" })
	void theRunRoleCannotEraseAPatientsRows(String privilege) throws SQLException {
		List<String> erasable = asRunRole("select n.nspname || '.' || c.relname " + OF_A_PATIENT
				+ " and has_table_privilege(c.oid, '" + privilege + "')");

		assertThat(erasable).isSubsetOf(SHORT_LIVED);
	}

	@Test
	void theTrailCannotBeChanged() throws SQLException {
		assertThat(asRunRole("select has_any_column_privilege('audit.entry', 'update')::text"))
			.containsExactly("false");
	}

	@Test
	void everySchemaTableAndColumnSaysWhatItIs() throws SQLException {
		assertThat(asRunRole(
				"""
						select nspname from pg_namespace where nspname !~ '^pg_'
						and nspname not in ('information_schema', 'public') and obj_description(oid, 'pg_namespace') is null"""))
			.isEmpty();
		assertThat(asRunRole(
				"select n.nspname || '.' || c.relname " + OURS + " and obj_description(c.oid, 'pg_class') is null"))
			.isEmpty();
		assertThat(asRunRole("""
				select n.nspname || '.' || c.relname || '.' || a.attname
				from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
				where c.relkind in ('r', 'p') and n.nspname !~ '^pg_'
				and n.nspname not in ('information_schema', 'public')
				and a.attnum > 0 and not a.attisdropped and col_description(c.oid, a.attnum) is null""")).isEmpty();
	}

	@Test
	void theScopeOfATransactionCannotChange() {
		AccessScope willow = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);
		AccessScope harbour = new AccessScope.OfOrganisation(Actors.HARBOUR_STREET);

		willow.run(() -> new TransactionTemplate(this.transactions).executeWithoutResult((status) -> {
			assertThatThrownBy(() -> harbour.run(() -> {
			})).isInstanceOf(IllegalStateException.class);
			assertThat(AccessScope.current()).isEqualTo(willow);
			assertThat(willow.call(() -> "the same scope again")).isEqualTo("the same scope again");
		}));
		assertThat(AccessScope.current()).isEqualTo(new AccessScope.OfNobody());
	}

	/** Writes one entry about a patient of that practice; its entity id comes back. */
	private String audited(OdsCode practice) {
		String entity = UUID.randomUUID().toString();
		Actor actor = Actors.clinicianOf(practice);
		AuditedAct act = AuditedAct.done(AuditedAct.Action.READ, "look", UUID.randomUUID(), "Patient", entity);
		new AccessScope.OfOrganisation(practice).run(() -> new TransactionTemplate(this.transactions)
			.executeWithoutResult((status) -> this.trail.record(actor, act)));
		return entity;
	}

	private static List<String> inScope(String scope, String organisation, String sql) throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			run(connection, "select set_config('app.scope', '" + scope + "', true), set_config('app.organisation', '"
					+ organisation + "', true)");
			List<String> rows = run(connection, sql);
			connection.rollback();
			return rows;
		}
	}

	private static List<String> asRunRole(String sql) throws SQLException {
		try (Connection connection = connect()) {
			return run(connection, sql);
		}
	}

	private static Connection connect() throws SQLException {
		return DriverManager.getConnection(PostgresForTests.url(), PostgresForTests.RUN, PostgresForTests.PASSWORD);
	}

	private static List<String> run(Connection connection, String sql) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql);
				ResultSet rows = statement.executeQuery()) {
			List<String> found = new ArrayList<>();
			while (rows.next()) {
				found.add(String.valueOf(rows.getString(1)));
			}
			return found;
		}
	}

}
