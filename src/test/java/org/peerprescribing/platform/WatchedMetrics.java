package org.peerprescribing.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The metrics that alerts and the dashboard ask for. */
final class WatchedMetrics {

	/** A name before its labels, or one that stands for itself. */
	private static final Pattern NAME = Pattern.compile("([a-z_:][a-z0-9_:]*)\\s*\\{|label_values\\(([a-z_]+),");

	private WatchedMetrics() {
	}

	static List<Manifest> alerts() {
		return Manifest.only(Chart.SERVICE.render(Chart.example("icb")), "PrometheusRule").list("spec/groups/0/rules");
	}

	static Set<String> names() throws IOException {
		JsonNode dashboard = JsonMapper.builder()
			.build()
			.readTree(Files.readString(Path.of("helm/service/files/dashboard.json")));
		Set<String> names = new TreeSet<>();
		Stream
			.concat(alerts().stream().map((alert) -> alert.at("expr").toString()),
					Stream.concat(dashboard.findValuesAsString("expr").stream(),
							dashboard.path("templating").findValuesAsString("query").stream()))
			.forEach((expression) -> {
				Matcher matcher = NAME.matcher(expression);
				while (matcher.find()) {
					names.add((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2));
				}
			});
		// Prometheus' own.
		names.remove("up");
		return names;
	}

}
