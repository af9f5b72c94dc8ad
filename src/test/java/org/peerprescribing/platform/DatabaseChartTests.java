package org.peerprescribing.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The database's chart: two roles, a second disk for every change, and a way back. */
class DatabaseChartTests {

	private static final Path ICB = Chart.DATABASE.folder().resolve("examples/icb.yaml");

	private static final Path RESTORED = Chart.DATABASE.folder().resolve("examples/restored.yaml");

	static Stream<Path> examples() {
		return Chart.examples(Chart.DATABASE);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void lintFindsNothing(Path example, @TempDir Path workplace) throws IOException {
		var found = Chart.DATABASE.lint(example, workplace);

		assertThat(found.isFailed()).as(String.join("\n", found.getMessages())).isFalse();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void eachManifestIsWhatItsTypeKnows(Path example) {
		assertThat(Chart.DATABASE.render(example).stream().flatMap((one) -> TypedManifests.unknown(one).stream()))
			.isEmpty();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void theRunRoleOwnsAndBypassesNothingAndDataOutliveTheRelease(Path example) {
		Manifest cluster = Manifest.only(Chart.DATABASE.render(example), "Cluster");

		assertThat(cluster.list("spec/managed/roles")).singleElement().satisfies((role) -> {
			assertThat(role.at("name")).isEqualTo("peer_run");
			for (String might : List.of("superuser", "bypassrls", "createdb", "createrole", "replication")) {
				assertThat(role.at(might)).isEqualTo(false);
			}
		});
		assertThat(cluster.at("spec/enableSuperuserAccess")).isEqualTo(false);
		assertThat(cluster.at("metadata/annotations")).isEqualTo(Map.of("helm.sh/resource-policy", "keep"));
		assertThat(cluster.at("spec/postgresql/synchronous/number")).isEqualTo(1);
	}

	@Test
	void everyNightAndAtOnceABackupIsMade() {
		List<Manifest> all = Chart.DATABASE.render(ICB);

		assertThat(Manifest.only(all, "ScheduledBackup").at("spec/immediate")).isEqualTo(true);
		assertThat(Manifest.only(all, "ScheduledBackup").at("spec/schedule").toString().split(" ")).hasSize(6);
		assertThat(Manifest.only(all, "Cluster").at("spec/plugins/0/isWALArchiver")).isEqualTo(true);
		assertThat(Manifest.only(all, "Cluster").at("spec/bootstrap/initdb/owner")).isEqualTo("peer_owner");
	}

	/** It reads under the old name and writes under its own. */
	@Test
	void aRestoredDatabaseBeginsFromTheOldBackupsAndKeepsItsOwnApart() {
		Map<String, Object> values = Chart.with(RESTORED, "restore/from", "peer-before");
		Manifest cluster = Manifest.only(Chart.DATABASE.render(values), "Cluster");

		assertThat(cluster.find("spec/bootstrap/initdb")).isNull();
		assertThat(cluster.at("spec/bootstrap/recovery/recoveryTarget/targetTime")).isEqualTo("2026-11-22T10:00:00Z");
		assertThat(cluster.at("spec/externalClusters/0/plugin/parameters/serverName")).isEqualTo("peer-before");
		assertThat(cluster.at("spec/plugins/0/parameters/serverName")).isEqualTo("peer-database");
	}

	static Stream<Arguments> wrong() {
		return Stream.of(arguments("image", null, "image"), arguments("owner/secret", "", "secret"),
				arguments("run/role", "peer_owner", "the service must not own its tables"),
				arguments("synchronous", 3, "synchronous must be less than instances"),
				arguments("backup/address", "", "where the backups lie"),
				arguments("backup/schedule", "15 1 * * *", "schedule"),
				arguments("restore", Map.of("until", "2026-11-22T10:00:00Z"), "restore.until needs restore.from"),
				arguments("restore", Map.of("from", "peer-database"), "must not write over the backups"),
				arguments("storage/size", "plenty", "size"));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void aWrongValueIsRefused(String path, @Nullable Object value, String said) {
		Map<String, Object> values = Chart.with(ICB, path, value);

		assertThatThrownBy(() -> Chart.DATABASE.render(values)).hasMessageContaining(said);
	}

}
