package org.peerprescribing.platform;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.ConfigurationProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** The chart and the manual know each setting that the code reads, and no other. */
class SettingsOfTheServiceTests {

	private static final String PREFIX = "peerprescribing.";

	/** Read by name, without a record. */
	private static final Set<String> BESIDES = Set.of(PREFIX + "sealing-keys", PREFIX + "carerecord.token.*");

	/** What the chart says of the site, or takes from a secret, instead of a setting. */
	private static final Set<String> ELSEWHERE = Set.of(PREFIX + "issuer", PREFIX + "public-address",
			PREFIX + "directory.curators-organisation", PREFIX + "notification.carrier", PREFIX + "pages-secret",
			PREFIX + "sealing-keys", PREFIX + "carerecord.token.*", PREFIX + "door.key",
			PREFIX + "notification.govuk-notify.api-key", PREFIX + "notification.govuk-notify.callback-tokens");

	@Test
	void theChartTakesEachSettingAndNoOther() throws IOException {
		Set<String> inChart = new TreeSet<>(ELSEWHERE);
		JsonNode schema = JsonMapper.builder()
			.build()
			.readTree(Files.readString(Path.of("helm/service/values.schema.json")));
		names("peerprescribing", schema.path("properties").path("settings"), inChart);

		assertThat(inChart).containsExactlyInAnyOrderElementsOf(settings());
	}

	/** As a whole name, or as the end of one that goes on from the name before it. */
	@Test
	void theManualNamesEachSetting() throws IOException {
		String manual = Files.readString(Path.of("src/docs/operating.md"));

		assertThat(settings()).hasSizeGreaterThan(40).allSatisfy((setting) -> {
			String last = setting.substring(setting.lastIndexOf('.') + 1);
			assertThat(manual.contains("`" + setting + "`") || manual.contains("`." + last + "`")
					|| manual.contains("`" + last + "`") || manual.contains("." + last + "`")
					|| manual.contains("." + last + "[n]`") || isOneOfThePatterns(setting))
				.as("%s is not in src/docs/operating.md", setting)
				.isTrue();
		});
	}

	private static boolean isOneOfThePatterns(String setting) {
		return setting.startsWith(PREFIX + "notification.govuk-notify.templates.")
				|| Set.of(PREFIX + "carerecord.token.*", PREFIX + "outcomes.licences").contains(setting);
	}

	private static Set<String> settings() {
		Set<String> names = new TreeSet<>(BESIDES);
		new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.peerprescribing")
			.stream()
			.filter((type) -> type.isAnnotatedWith(ConfigurationProperties.class))
			.map(JavaClass::reflect)
			.forEach((type) -> names(type.getAnnotation(ConfigurationProperties.class).value(), type, names));
		return names;
	}

	private static void names(String prefix, Class<?> type, Set<String> names) {
		for (RecordComponent component : type.getRecordComponents()) {
			String name = prefix + "." + kebab(component.getName());
			if (component.getType().isRecord()) {
				names(name, component.getType(), names);
			}
			else if (List.class.isAssignableFrom(component.getType()) && element(component) instanceof Class<?> element
					&& element.isRecord()) {
				names(name + "[]", element, names);
			}
			else {
				names.add(name);
			}
		}
	}

	private static java.lang.reflect.Type element(RecordComponent component) {
		return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
	}

	private static String kebab(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
	}

	private static void names(String prefix, JsonNode schema, Set<String> names) {
		for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
			String name = prefix + "." + property.getKey();
			JsonNode value = property.getValue();
			if (value.path("items").has("properties")) {
				names(name + "[]", value.path("items"), names);
			}
			else if (value.has("properties")) {
				names(name, value, names);
			}
			else {
				names.add(name);
			}
		}
	}

}
