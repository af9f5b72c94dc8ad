package org.peerprescribing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.Reports;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.TestProperties;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A migration that breaks half-way leaves nothing of itself, and no service that runs on
 * half of it.
 */
class MigrationsIT {

	@Test
	void aMigrationThatFailsHalfWayIsRolledBackAndTheServiceDoesNotStart(@TempDir Path folder) throws Exception {
		String database = PostgresForTests.newDatabase("half_way");
		Path broken = Files.createDirectories(folder.resolve("worklist")).resolve("V900__broken.sql");
		Files.writeString(broken, "create table worklist.half (id int); select 1 / 0;");

		assertThatThrownBy(() -> start(database, "classpath:db/migration,filesystem:" + folder))
			.hasStackTraceContaining("V900__broken.sql");
		boolean half = is(database, "to_regclass('worklist.half') is not null");
		boolean whole = is(database, "to_regclass('worklist.item') is not null");
		Files.delete(broken);
		try (ConfigurableApplicationContext mended = start(database, "classpath:db/migration")) {
			assertThat(mended.isRunning()).isTrue();
		}

		assertThat(half).isFalse();
		assertThat(whole).isTrue();
	}

	/**
	 * As in the minutes when both run, and after going back to this version: its tables
	 * have grown, and there is work in them that only the newer one understands.
	 */
	@Test
	void thisVersionWorksOnADatabaseThatANewerOneHasMigratedAndLeavesItsTasksAlone(@TempDir Path newer)
			throws Exception {
		String database = PostgresForTests.newDatabase("newer");
		for (String table : List.of("prescribing.prescription", "referral.path", "referral.link", "consent.standing",
				"carerecord.write_back", "notification.message", "audit.entry")) {
			String module = table.split("\\.")[0];
			Path folder = Files.createDirectories(newer.resolve(module));
			Files.writeString(folder.resolve("V900__grown.sql"), "alter table " + table
					+ " add column grown text; create table if not exists " + module + ".grown (id int primary key);",
					StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		}
		start(database, "classpath:db/migration,filesystem:" + newer).close();
		change(database, "insert into task.scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
				+ " values ('newer-work', 'one', now() - interval '1 minute', false, 1)");

		try (ConfigurableApplicationContext older = start(database, "classpath:db/migration",
				"db-scheduler.enabled=true", "db-scheduler.polling-interval=200ms")) {
			CommunityDirectory directory = older.getBean(CommunityDirectory.class);
			Awaitility.await("the catalogue").until(() -> !directory.entries().isEmpty());
			IssuedPath path = IssuedPath.issue(older);
			Awaitility.await("the message")
				.until(() -> is(database,
						"exists (select 1 from notification.message where state = 'DONE' and prescription = '"
								+ path.prescription().value() + "')"));

			assertThat(path.link(older).token()).isNotBlank();
			assertThat(is(database,
					"exists (select 1 from task.scheduled_tasks where task_name = 'newer-work' and not picked)"))
				.isTrue();
		}
	}

	/**
	 * A figure that was released once stays as it was, with its hash, whatever is built
	 * beside it.
	 */
	@Test
	void aReportThatWasReleasedBeforeTheLatticeIsReadAsItWas() throws Exception {
		String database = PostgresForTests.newDatabase("before_the_lattice");
		start(database, "classpath:db/migration").close();
		change(database, """
				drop table reporting.cut_count, reporting.frozen_part, reporting.released_cut;
				alter table reporting.fact drop column network, drop column need_group, drop constraint fact_kind_check;
				alter table reporting.fact add constraint fact_kind_check
				  check (kind in ('MATCH', 'OFFER', 'ISSUED', 'REVOKED', 'UPTAKE', 'CHECK_IN'));
				drop index reporting.fact_error, reporting.fact_match;
				delete from public.flyway_schema_history_reporting where version = '3'""");
		String text = "QZ7\n2026-04\nissued\n120\n2026-04-30T23:00:00Z\n2";
		change(database,
				"insert into reporting.released_table values ('QZ7', '2026-04-01', 'ISSUED', '{\"count\": 120}',"
						+ " encode(sha256(convert_to('" + text
						+ "', 'UTF8')), 'hex'), '2026-04-30T23:00:00Z', '2026-05-01T00:00:00Z', '2');"
						+ " insert into reporting.frozen_count values ('QZ7', '2026-04-01', 'ISSUED', 118)");

		try (ConfigurableApplicationContext later = start(database, "classpath:db/migration")) {
			OdsCode board = new OdsCode("QZ7");
			Actor commissioner = new Actor("commissioner", "Chris", board, Set.of(Role.COMMISSIONER));
			FunnelReport report = new AccessScope.OfOrganisation(board)
				.call(() -> later.getBean(Reports.class)
					.find(board, new Period.Month(YearMonth.of(2026, 4)), commissioner))
				.orElseThrow();

			assertThat(report.figures()).isEqualTo(Map.of(FunnelStep.ISSUED, new Figure.Shown(120)));
			assertThat(report.ruleVersion()).isEqualTo("2");
			assertThat(is(database, "to_regclass('reporting.released_cut') is not null")).isTrue();
		}
	}

	private static ConfigurableApplicationContext start(String database, String locations, String... own) {
		Map<String, Object> settings = new HashMap<>(TestProperties.site());
		settings.putAll(Map.of("spring.datasource.url", database, "spring.datasource.username", PostgresForTests.RUN,
				"spring.datasource.password", PostgresForTests.PASSWORD, "spring.flyway.url", database,
				"spring.flyway.user", PostgresForTests.OWNER, "spring.flyway.password", PostgresForTests.PASSWORD,
				"spring.flyway.locations", locations, "db-scheduler.enabled", "false", "server.port", "0"));
		for (String one : own) {
			settings.put(one.split("=")[0], one.split("=")[1]);
		}
		return new SpringApplicationBuilder(PeerPrescribingApplication.class).run(settings.entrySet()
			.stream()
			.map((one) -> "--" + one.getKey() + "=" + one.getValue())
			.toArray(String[]::new));
	}

	private static boolean is(String database, String condition) throws SQLException {
		try (Connection connection = administrator(database);
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("select " + condition)) {
			found.next();
			return found.getBoolean(1);
		}
	}

	private static void change(String database, String sql) throws SQLException {
		try (Connection connection = administrator(database); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	/** Who sees every row. */
	private static Connection administrator(String database) throws SQLException {
		return DriverManager.getConnection(database, "postgres", "");
	}

}
