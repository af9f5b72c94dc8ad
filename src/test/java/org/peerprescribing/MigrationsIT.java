package org.peerprescribing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peerprescribing.directory.CommunityDirectory;
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
