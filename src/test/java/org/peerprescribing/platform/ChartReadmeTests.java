package org.peerprescribing.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of the charts' READMEs are made from their schemas. Where one is out of date
 * the new file lies in {@code target/helm}, to be copied over the old one.
 */
class ChartReadmeTests {

	private static final String MARK = "<!-- values: made from values.schema.json and values.yaml -->";

	@ParameterizedTest
	@ValueSource(strings = { "service", "database" })
	void theTableOfValuesIsThatOfTheSchema(String chart) throws IOException {
		Path folder = Path.of("helm", chart);
		String readme = Files.readString(folder.resolve("README.md"));
		JsonNode schema = JsonMapper.builder().build().readTree(Files.readString(folder.resolve("values.schema.json")));
		Object values = new Yaml().load(Files.readString(folder.resolve("values.yaml")));
		StringBuilder table = new StringBuilder("| value | meaning | default |\n|---|---|---|\n");
		rows("", schema, values, table);
		String whole = readme.substring(0, readme.indexOf(MARK)) + MARK + "\n\n" + table;
		Path made = Path.of("target", "helm", chart, "README.md");
		Files.createDirectories(made.getParent());
		Files.writeString(made, whole);

		assertThat(readme).as("copy %s over %s/README.md", made, folder).isEqualTo(whole);
	}

	private static void rows(String prefix, JsonNode schema, Object values, StringBuilder table) {
		for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
			String name = prefix + property.getKey();
			JsonNode said = property.getValue();
			Object own = (values instanceof Map<?, ?> map) ? map.get(property.getKey()) : null;
			if (said.has("properties")) {
				rows(name + ".", said, own, table);
			}
			else if (said.has("description")) {
				table.append("| `%s` | %s | %s |%n".formatted(name, said.path("description").asString(), shown(own)));
			}
		}
	}

	private static String shown(Object value) {
		boolean none = value == null || value.equals("") || value.equals(Map.of()) || value.equals(java.util.List.of());
		return none ? "" : "`" + value.toString().replace("|", "\\|") + "`";
	}

}
