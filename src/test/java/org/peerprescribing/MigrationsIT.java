package org.peerprescribing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
		boolean half = exists(database, "worklist.half");
		boolean whole = exists(database, "worklist.item");
		Files.delete(broken);
		try (ConfigurableApplicationContext mended = start(database, "classpath:db/migration")) {
			assertThat(mended.isRunning()).isTrue();
		}

		assertThat(half).isFalse();
		assertThat(whole).isTrue();
	}

	private static ConfigurableApplicationContext start(String database, String locations) {
		Map<String, Object> settings = new HashMap<>(TestProperties.site());
		settings.putAll(Map.of("spring.datasource.url", database, "spring.datasource.username", PostgresForTests.RUN,
				"spring.datasource.password", PostgresForTests.PASSWORD, "spring.flyway.url", database,
				"spring.flyway.user", PostgresForTests.OWNER, "spring.flyway.password", PostgresForTests.PASSWORD,
				"spring.flyway.locations", locations, "db-scheduler.enabled", "false", "server.port", "0"));
		return new SpringApplicationBuilder(PeerPrescribingApplication.class).run(settings.entrySet()
			.stream()
			.map((one) -> "--" + one.getKey() + "=" + one.getValue())
			.toArray(String[]::new));
	}

	private static boolean exists(String database, String table) throws SQLException {
		try (Connection connection = DriverManager.getConnection(database, PostgresForTests.OWNER,
				PostgresForTests.PASSWORD);
				Statement statement = connection.createStatement();
				ResultSet found = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
			found.next();
			return found.getBoolean(1);
		}
	}

}
