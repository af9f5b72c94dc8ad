package org.peerprescribing.profiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.MetadataResource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;

/** Every name of ours that the source gives to FHIR is published. */
class NamesInUseTests {

	private static final Path MAIN = Path.of("src/main/java");

	private static final Pattern CODES = Pattern
		.compile("(?:FhirSystems\\.codes|References\\.code)\\(\\s*\"([a-z-]+)\"");

	private static final Pattern EXTENSIONS = Pattern.compile("FhirSystems\\.extension\\(\\s*\"([a-z-]+)\"");

	private static final Pattern PROFILES = Pattern.compile("References\\.claim\\(\\w+,\\s*\"([a-z-]+)\"\\)");

	private static Set<String> published = Set.of();

	private static String source = "";

	@BeforeAll
	static void read() throws IOException {
		published = ValidFhir.definitions()
			.stream()
			.map((json) -> (MetadataResource) FhirContext.forR4Cached().newJsonParser().parseResource(json))
			.map(MetadataResource::getUrl)
			.collect(Collectors.toSet());
		try (Stream<Path> files = Files.walk(MAIN)) {
			StringBuilder all = new StringBuilder();
			for (Path file : files.filter((file) -> file.toString().endsWith(".java")).toList()) {
				all.append(Files.readString(file));
			}
			source = all.toString();
		}
	}

	@Test
	void codeSystems() {
		assertThat(published).containsAll(named(CODES, FhirSystems.PS + "/CodeSystem/"));
	}

	@Test
	void extensions() {
		assertThat(published).containsAll(named(EXTENSIONS, FhirSystems.PS + "/StructureDefinition/"));
	}

	@Test
	void profiles() {
		assertThat(published).containsAll(named(PROFILES, FhirSystems.PS + "/StructureDefinition/"));
	}

	@Test
	void operations() {
		assertThat(published).contains(FhirSystems.MATCH_COMMUNITIES);
	}

	@Test
	void nothingPublishedImposesWhatIsNotOfUkCore() {
		assertThat(Rules.definitions())
			.flatExtracting((definition) -> definition
				.getExtensionsByUrl("http://hl7.org/fhir/StructureDefinition/structuredefinition-imposeProfile"))
			.hasSize(16)
			.allSatisfy((imposed) -> assertThat(imposed.getValue().primitiveValue())
				.startsWith("https://fhir.hl7.org.uk/StructureDefinition/UKCore-"));
	}

	private static Set<String> named(Pattern pattern, String base) {
		Set<String> names = new TreeSet<>();
		Matcher matcher = pattern.matcher(source);
		while (matcher.find()) {
			names.add(base + matcher.group(1));
		}
		assertThat(names).as("names that match " + pattern).isNotEmpty();
		return names;
	}

}
