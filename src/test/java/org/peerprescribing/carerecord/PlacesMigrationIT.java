package org.peerprescribing.carerecord;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.PostgresForTests;

import static org.assertj.core.api.Assertions.assertThat;

/** What was written before places were kept gets the address it was written to. */
class PlacesMigrationIT {

	private static final String ROW = "insert into carerecord.write_back (id, organisation, patient, prescription, kind,"
			+ " patient_reported, state, queued_at, next_attempt_at, written_at, location)"
			+ " values (gen_random_uuid(), 'Y12345', gen_random_uuid(), '%s', '%s', false, '%s', now(), now(), %s, %s)";

	private static final String FIRST = "00000000-0000-7000-8000-000000000001";

	private static final String SECOND = "00000000-0000-7000-8000-000000000002";

	@Test
	void earlierEntriesKeepTheirRouteAndAddress() throws SQLException {
		String database = PostgresForTests.newDatabase("places");
		migrate(database, "__root", "latest");
		migrate(database, "carerecord", "5");
		run(database, ROW.formatted(FIRST, "PRESCRIBED", "DONE", "now()", "'https://old.example/r4/ServiceRequest/7'"),
				ROW.formatted(FIRST, "FINAL", "PENDING", "null", "null"),
				ROW.formatted(SECOND, "PRESCRIBED", "DONE", "now()", "'https://old.example/r4/Bundle/8'"),
				"insert into carerecord.written_resource values ('Y12345', gen_random_uuid(), '" + FIRST
						+ "', 'Task', 'a', '9', now())");

		migrate(database, "carerecord", "latest");

		assertThat(ask(database,
				"select concat_ws(' ', route, base_address) from carerecord.write_back order by sequence"))
			.containsExactly("fhir https://old.example/r4", "", "document https://old.example/r4");
		assertThat(ask(database, "select base_address from carerecord.written_resource"))
			.containsExactly("https://old.example/r4");
	}

	private static void migrate(String database, String module, String target) {
		FluentConfiguration flyway = Flyway.configure()
			.dataSource(database, PostgresForTests.OWNER, PostgresForTests.PASSWORD)
			.locations("classpath:db/migration/" + module)
			.table("history_of_" + module)
			.placeholders(Map.of("runRole", PostgresForTests.RUN))
			.baselineOnMigrate(true)
			.baselineVersion("0")
			.target(target);
		flyway.load().migrate();
	}

	private static void run(String database, String... commands) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute("set app.scope = 'background'");
			for (String command : commands) {
				statement.execute(command);
			}
		}
	}

	private static List<String> ask(String database, String query) throws SQLException {
		try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
			statement.execute("set app.scope = 'background'");
			List<String> found = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery(query)) {
				while (rows.next()) {
					found.add(rows.getString(1));
				}
			}
			return found;
		}
	}

	private static Connection connect(String database) throws SQLException {
		return DriverManager.getConnection(database, PostgresForTests.OWNER, PostgresForTests.PASSWORD);
	}

}
