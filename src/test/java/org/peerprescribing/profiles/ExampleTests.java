package org.peerprescribing.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.StructureDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.support.ValidFhir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Each example keeps its profile, each counter-example breaks exactly the rule that it
 * names, and no rule is without one. What the counter-examples come to lies in
 * {@code target/counter-examples} afterwards.
 */
class ExampleTests {

	private static final Path EXAMPLES = Path.of("fhir-profiles/examples");

	private static final Path WRITTEN = Path.of("target/counter-examples");

	private static final JsonMapper JSON = JsonMapper.shared();

	static Stream<Arguments> examples() throws IOException {
		return profiles().stream()
			.flatMap((profile) -> files(profile).stream()
				.map((file) -> arguments(profile, file.getFileName().toString().replace(".json", ""))));
	}

	static Stream<Arguments> counterExamples() throws IOException {
		List<Arguments> all = new ArrayList<>();
		for (String profile : profiles()) {
			List<CounterExample> wrong = wrong(profile);
			for (int i = 0; i < wrong.size(); i++) {
				all.add(arguments(profile, i + 1, wrong.get(i)));
			}
		}
		return all.stream();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("examples")
	void theExampleKeepsItsProfile(String profile, String name) throws IOException {
		JsonNode example = example(profile, name);

		assertThat(example.at("/meta/profile/0").asString()).endsWith("/StructureDefinition/" + profile);
		assertThat(ValidFhir.against(example.toString())).isEmpty();
	}

	@ParameterizedTest(name = "{0} {1}: {2}")
	@MethodSource("counterExamples")
	void theCounterExampleBreaksTheRuleThatItNames(String profile, int number, CounterExample counter)
			throws IOException {
		JsonNode wrong = counter.of(example(profile, counter.in()));
		Files.createDirectories(WRITTEN);
		Files.writeString(WRITTEN.resolve(profile + "-" + number + ".json"), wrong.toPrettyString());

		Set<String> broken = Rules.broken(ValidFhir.errors(wrong.toString()));

		assertThat(broken).containsExactly(Rules.asTold(counter.breaks()));
	}

	@Test
	void noRuleIsWithoutACounterExample() throws IOException {
		Set<String> missing = new TreeSet<>();
		Set<String> ofExtensions = new TreeSet<>();
		for (String profile : profiles()) {
			wrong(profile).forEach((counter) -> ofExtensions.add(counter.breaks()));
		}
		for (StructureDefinition definition : Rules.definitions()) {
			String id = definition.getIdElement().getIdPart();
			Set<String> rules = new TreeSet<>(Rules.of(definition));
			if (id.startsWith("ps-")) {
				wrong(id).forEach((counter) -> rules.remove(counter.breaks()));
			}
			else {
				rules.removeAll(ofExtensions);
			}
			rules.forEach((rule) -> missing.add(id + ": " + rule));
		}

		assertThat(missing).isEmpty();
	}

	@Test
	void everyProfileHasExamples() throws IOException {
		assertThat(Rules.definitions()
			.stream()
			.map((definition) -> definition.getIdElement().getIdPart())
			.filter((id) -> id.startsWith("ps-"))).containsExactlyInAnyOrderElementsOf(profiles()).hasSize(18);
	}

	private static List<String> profiles() throws IOException {
		try (Stream<Path> folders = Files.list(EXAMPLES)) {
			return folders.map((folder) -> folder.getFileName().toString()).sorted().toList();
		}
	}

	private static List<Path> files(String profile) {
		try (Stream<Path> files = Files.list(EXAMPLES.resolve(profile))) {
			return files.filter((file) -> !file.endsWith("counter-examples.json")).sorted().toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static JsonNode example(String profile, String name) throws IOException {
		return JSON.readTree(Files.readString(EXAMPLES.resolve(profile).resolve(name + ".json")));
	}

	private static List<CounterExample> wrong(String profile) throws IOException {
		Path file = EXAMPLES.resolve(profile).resolve("counter-examples.json");
		return List.of(JSON.readValue(Files.readString(file), CounterExample[].class));
	}

}
