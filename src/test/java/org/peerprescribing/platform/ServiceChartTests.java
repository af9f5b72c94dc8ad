package org.peerprescribing.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the chart gives Kubernetes for each value set of the repository. */
class ServiceChartTests {

	static Stream<Path> examples() {
		return Chart.examples(Chart.SERVICE);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void lintFindsNothing(Path example, @TempDir Path workplace) throws IOException {
		var found = Chart.SERVICE.lint(example, workplace);

		assertThat(found.isFailed()).as(String.join("\n", found.getMessages())).isFalse();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void eachManifestIsWhatItsTypeKnowsAndNothingElse(Path example) {
		List<Manifest> all = Chart.SERVICE.render(example);

		assertThat(all).hasSizeGreaterThan(5);
		assertThat(all.stream().flatMap((one) -> TypedManifests.unknown(one).stream())).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("examples")
	void noPodMayMoreThanItNeeds(Path example) {
		List<Manifest> pods = Chart.SERVICE.render(example).stream().flatMap(Manifest::pods).toList();

		assertThat(pods).hasSize(2).allSatisfy((pod) -> {
			assertThat(pod.at("spec/automountServiceAccountToken")).isEqualTo(false);
			assertThat(pod.at("spec/securityContext/runAsNonRoot")).isEqualTo(true);
			assertThat(pod.at("spec/securityContext/seccompProfile/type")).isEqualTo("RuntimeDefault");
			assertThat(pod.list("spec/initContainers")).isEmpty();
			assertThat(pod.find("spec/hostNetwork")).isNull();
			assertThat(pod.list("spec/containers")).hasSize(1).allSatisfy((container) -> {
				assertThat(container.at("securityContext/allowPrivilegeEscalation")).isEqualTo(false);
				assertThat(container.at("securityContext/readOnlyRootFilesystem")).isEqualTo(true);
				assertThat(container.at("securityContext/runAsUser")).isEqualTo(65532);
				assertThat(container.at("securityContext/capabilities/drop")).isEqualTo(List.of("ALL"));
				assertThat(container.find("securityContext/capabilities/add")).isNull();
				assertThat(container.find("resources/limits/memory")).isNotNull();
				assertThat(container.find("resources/requests/cpu")).isNotNull();
			});
		});
	}

	/** Values of secrets are nowhere; files with them come from secrets alone. */
	@ParameterizedTest
	@MethodSource("examples")
	void secretsAreNamedAndNeverHeld(Path example) {
		List<Manifest> all = Chart.SERVICE.render(example);

		assertThat(all).noneMatch((one) -> one.kind().equals("Secret"));
		assertThat(all.stream().flatMap(Manifest::pods)).allSatisfy((pod) -> assertThat(environment(pod).keySet())
			.noneMatch((name) -> name.matches(".*(PASSWORD|SECRET|KEY|TOKEN).*")));
		assertThat(secretFiles(deployment(all))).contains("spring.datasource.password", "peerprescribing.sealing-keys");
	}

	@ParameterizedTest
	@MethodSource("examples")
	void onlyTheMigrationKnowsTheOwner(Path example) {
		List<Manifest> all = Chart.SERVICE.render(example);
		Manifest migration = Manifest.only(all, "Job").pods().findFirst().orElseThrow();

		assertThat(secretFiles(migration)).contains("spring.flyway.password");
		assertThat(migration.at("spec/containers/0/args").toString()).contains("--migrate", "--spring.flyway.user=");
		assertThat(secretFiles(deployment(all))).isNotEmpty().noneMatch((file) -> file.startsWith("spring.flyway."));
		assertThat(environment(deployment(all)).toString()).contains("\"flyway\":{\"enabled\":false}")
			.doesNotContain("peer_owner");
		assertThat(Manifest.only(all, "Job").at("metadata/annotations").toString())
			.contains("helm.sh/hook=pre-install,pre-upgrade");
	}

	/** Kubernetes counts the whole of it from the moment it decides to end a pod. */
	@ParameterizedTest
	@MethodSource("examples")
	void aReplicaHasTimeToFinishWhatItHasBegun(Path example) {
		Manifest pod = deployment(Chart.SERVICE.render(example));
		String settings = String.valueOf(environment(pod).get("SPRING_APPLICATION_JSON"));

		int preStop = pod.number("spec/containers/0/lifecycle/preStop/sleep/seconds");
		int requests = seconds(settings, "\"timeout-per-shutdown-phase\":\"");
		int tasks = seconds(settings, "\"shutdown-max-wait\":\"");

		assertThat(pod.number("spec/terminationGracePeriodSeconds")).isGreaterThan(preStop + requests + tasks + 5);
	}

	@ParameterizedTest
	@MethodSource("examples")
	void probesAskThePortThatServesAndReadinessWaitsLongerThanAConnection(Path example) {
		Manifest pod = deployment(Chart.SERVICE.render(example));

		assertThat(pod.at("spec/containers/0/readinessProbe/httpGet"))
			.isEqualTo(Map.of("path", "/readyz", "port", "http"));
		assertThat(pod.number("spec/containers/0/readinessProbe/timeoutSeconds")).isGreaterThan(3);
		for (String probe : List.of("livenessProbe", "startupProbe")) {
			assertThat(pod.at("spec/containers/0/" + probe + "/httpGet"))
				.isEqualTo(Map.of("path", "/livez", "port", "http"));
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void replicasStayApartAndAreNeverAllTakenAway(Path example) {
		List<Manifest> all = Chart.SERVICE.render(example);
		Manifest deployment = Manifest.only(all, "Deployment");
		Map<String, Object> labels = deployment(all).map("metadata/labels");
		Map<String, Object> selector = deployment.map("spec/selector/matchLabels");
		Manifest budget = Manifest.only(all, "PodDisruptionBudget");

		assertThat(labels).containsAllEntriesOf(selector);
		assertThat(budget.map("spec/selector/matchLabels")).isEqualTo(selector);
		assertThat(deployment(all).list("spec/topologySpreadConstraints")).extracting((one) -> one.at("topologyKey"))
			.containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
		assertThat(deployment.at("spec/strategy/rollingUpdate/maxUnavailable")).isEqualTo(0);
		int fewest = (deployment.find("spec/replicas") != null) ? deployment.number("spec/replicas")
				: Manifest.only(all, "HorizontalPodAutoscaler").number("spec/minReplicas");
		assertThat(fewest).isGreaterThan(budget.number("spec/maxUnavailable"));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void whateverIsNotNeededIsForbiddenOnTheNetwork(Path example) {
		List<Manifest> all = Chart.SERVICE.render(example);
		List<Manifest> policies = all.stream().filter((one) -> one.kind().equals("NetworkPolicy")).toList();
		Manifest service = policies.getFirst();
		Manifest migration = policies.getLast();

		assertThat(policies).hasSize(2)
			.allSatisfy((one) -> assertThat(one.at("spec/policyTypes")).isEqualTo(List.of("Ingress", "Egress")));
		assertThat(service.map("spec/podSelector/matchLabels"))
			.isEqualTo(Manifest.only(all, "Deployment").map("spec/selector/matchLabels"));
		assertThat(service.list("spec/ingress")).hasSize(2)
			.allSatisfy((rule) -> assertThat(rule.list("from")).hasSize(1));
		assertThat(service.at("spec/egress").toString()).contains("169.254.0.0/16", "5432");
		assertThat(migration.list("spec/ingress")).isEmpty();
		assertThat(migration.list("spec/egress")).hasSize(2);
		assertThat(Manifest.only(all, "Job").pods().findFirst().orElseThrow().map("metadata/labels"))
			.containsAllEntriesOf(migration.map("spec/podSelector/matchLabels"));
	}

	@Test
	void noIngressLeadsToTheFigures() {
		List<Manifest> all = Chart.SERVICE.render(Chart.example("icb"));

		assertThat(Manifest.only(all, "Ingress").toString()).contains("name=peer,", "tls").doesNotContain("management");
		assertThat(Manifest.only(all, "ServiceMonitor").at("spec/endpoints").toString()).contains("port=management");
	}

	@Test
	void theRealmIsThatOfTheReleaseWithItsSecretByReference() throws IOException {
		Manifest realm = Manifest.only(Chart.SERVICE.render(Chart.example("icb")), "KeycloakRealmImport");

		assertThat(Files.readString(Path.of("helm/service/files/peer-prescribing-realm.json")))
			.isEqualTo(Files.readString(Path.of("src/main/resources/keycloak/peer-prescribing-realm.json")));
		assertThat(realm.at("spec/realm").toString())
			.contains("https://peer.icb.example/login/oauth2/code/keycloak", "${PEER_PRESCRIBING_PAGES_SECRET}")
			.doesNotContain("${PEER_PRESCRIBING_ADDRESS}");
		assertThat(realm.at("spec/placeholders/PEER_PRESCRIBING_PAGES_SECRET/secret"))
			.isEqualTo(Map.of("name", "peer-identity", "key", "pages"));
	}

	private static Manifest deployment(List<Manifest> all) {
		return Manifest.only(all, "Deployment").pods().findFirst().orElseThrow();
	}

	private static Map<String, Object> environment(Manifest pod) {
		Map<String, Object> said = new java.util.LinkedHashMap<>();
		pod.list("spec/containers/0/env").forEach((one) -> said.put(one.at("name").toString(), one.at("value")));
		return said;
	}

	private static List<String> secretFiles(Manifest pod) {
		List<String> files = new ArrayList<>();
		pod.list("spec/volumes/0/projected/sources")
			.forEach((source) -> source.list("secret/items").forEach((item) -> files.add(item.at("path").toString())));
		return files;
	}

	private static int seconds(String settings, String before) {
		String after = settings.substring(settings.indexOf(before) + before.length());
		return Integer.parseInt(after.substring(0, after.indexOf('s')));
	}

}
