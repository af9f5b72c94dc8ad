package org.peerprescribing.platform;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** A wrong or a missing value is refused before anything reaches Kubernetes. */
class ServiceChartRefusalsTests {

	@ParameterizedTest
	@ValueSource(strings = { "site/publicAddress", "site/issuer", "site/curatorsOrganisation", "database/host",
			"database/authority/secret", "image/repository" })
	void whatASiteHasToSayHasNoDefault(String path) {
		// The chart's own empty value is what is left.
		if (path.equals("image/repository")) {
			refuses(path, "", "repository");
		}
		else {
			refuses(path, null, path.substring(path.lastIndexOf('/') + 1));
		}
	}

	static Stream<Arguments> wrong() {
		return Stream.of(arguments("replicas", 1, "replicas"), arguments("replicas", "three", "replicas"),
				arguments("replicaCount", 3, "replicaCount"),
				arguments("site/publicAddress", "http://peer.practice.example", "publicAddress"),
				arguments("site/publicAddress", "https://peer.practice.example/app", "publicAddress"),
				arguments("site/issuer", "http://id.practice.example/realms/x", "issuer"),
				arguments("site/curatorsOrganisation", "y123", "curatorsOrganisation"),
				arguments("site/carrier", "pigeon", "carrier"), arguments("site/carrier", "outbox", "sandbox"),
				arguments("database/port", 99999, "port"), arguments("database/sslMode", "disable", "sslMode"),
				arguments("image/digest", "sha256:short", "digest"),
				arguments("secrets/peerprescribing.pages-secret", "the secret itself", "pages-secret"),
				arguments("secrets/peerprescribing.issuer", Map.of("name", "a", "key", "b"), "issuer"),
				arguments("settings/carerecord/retry-first", "soon", "retry-first"),
				arguments("settings/door", Map.of("key", "c2VjcmV0"), "door"),
				arguments("settings/notification/govuk-notify/api-key", "live-key", "api-key"),
				arguments("settings/carerecord/endpoints",
						List.of(Map.of("practice", "Y12345", "base", "http://record")), "base"),
				arguments("settings/prescribing/nation", "France", "nation"),
				arguments("networkPolicy/internet", "yes", "internet"));
	}

	@ParameterizedTest
	@MethodSource("wrong")
	void aWrongValueIsNamed(String path, Object value, String named) {
		refuses(path, value, named);
	}

	static Stream<Arguments> together() {
		return Stream.of(
				arguments("shutdown/graceSeconds", 65, "shutdown.graceSeconds (65) must be more than preStopSeconds"),
				arguments("shutdown/requestSeconds", 60, "must be more than preStopSeconds"),
				arguments("database/runRole", "peer_owner", "the service must not own its tables"),
				arguments("disruption/mostUnavailable", 2, "taken away at once"),
				arguments("secrets/spring.flyway.password", null, "secrets has no entry for spring.flyway.password"),
				arguments("secrets/peerprescribing.sealing-keys", null, "no entry for peerprescribing.sealing-keys"),
				arguments("secrets/peerprescribing.notification.govuk-notify.api-key", null, "govuk-notify.api-key"),
				arguments("settings/notification/govuk-notify", null, "govuk-notify.templates is missing"),
				arguments("networkPolicy/database", List.of(), "networkPolicy.database must say"),
				arguments("ingress/tlsSecret", "", "ingress.tlsSecret must name"),
				arguments("keycloak/importRealm", true, "keycloak.name and keycloak.pagesSecret"));
	}

	@ParameterizedTest
	@MethodSource("together")
	void valuesThatDoNotGoTogetherAreRefusedInOneSentence(String path, @Nullable Object value, String said) {
		refuses(path, value, said);
	}

	@Test
	void theMostReplicasMustNotBeFewerThanTheFewest() {
		Map<String, Object> values = Chart.with(Chart.example("icb"), "replicas", 7);

		assertThatThrownBy(() -> Chart.SERVICE.render(values))
			.hasMessageContaining("autoscaling.most must not be less");
	}

	private static void refuses(String path, @Nullable Object value, String said) {
		Map<String, Object> values = Chart.with(Chart.example("small"), path, value);

		assertThatThrownBy(() -> Chart.SERVICE.render(values)).hasMessageContaining(said);
	}

}
