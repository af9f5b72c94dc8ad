package org.peerprescribing.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;

/** Holds manifests against the types of Kubernetes' own API. */
final class TypedManifests {

	private static final Map<String, Class<?>> TYPES = Map.of("apps/v1 Deployment", V1Deployment.class, "batch/v1 Job",
			V1Job.class, "v1 Service", V1Service.class, "v1 ServiceAccount", V1ServiceAccount.class, "v1 ConfigMap",
			V1ConfigMap.class, "networking.k8s.io/v1 Ingress", V1Ingress.class, "networking.k8s.io/v1 NetworkPolicy",
			V1NetworkPolicy.class, "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class,
			"autoscaling/v2 HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class);

	/** Resources of operators, whose types Kubernetes does not know. */
	private static final Set<String> OF_OPERATORS = Set.of("monitoring.coreos.com/v1 ServiceMonitor",
			"monitoring.coreos.com/v1 PrometheusRule", "k8s.keycloak.org/v2alpha1 KeycloakRealmImport",
			"postgresql.cnpg.io/v1 Cluster", "postgresql.cnpg.io/v1 ScheduledBackup",
			"barmancloud.cnpg.io/v1 ObjectStore");

	private TypedManifests() {
	}

	/** What the type of the manifest does not know: it was lost on the way through. */
	static List<String> unknown(Manifest manifest) {
		String kind = manifest.version() + " " + manifest.kind();
		Class<?> type = TYPES.get(kind);
		if (type == null) {
			return OF_OPERATORS.contains(kind) ? List.of() : List.of(kind + " is no type that is known");
		}
		JsonElement given = JSON.getGson().toJsonTree(manifest.content());
		JsonElement understood = JSON.getGson().toJsonTree(JSON.getGson().fromJson(given, type));
		List<String> lost = new ArrayList<>();
		compare(kind, given, understood, lost);
		return lost;
	}

	private static void compare(String place, JsonElement given, JsonElement understood, List<String> lost) {
		if (given.isJsonObject() && understood.isJsonObject()) {
			given.getAsJsonObject().entrySet().forEach((entry) -> {
				JsonElement other = understood.getAsJsonObject().get(entry.getKey());
				String inner = place + "/" + entry.getKey();
				if (other == null && !entry.getValue().isJsonNull()) {
					lost.add(inner);
				}
				else if (other != null) {
					compare(inner, entry.getValue(), other, lost);
				}
			});
		}
		else if (given.isJsonArray() && understood.isJsonArray()) {
			for (int i = 0; i < given.getAsJsonArray().size(); i++) {
				compare(place + "/" + i, given.getAsJsonArray().get(i), understood.getAsJsonArray().get(i), lost);
			}
		}
	}

}
