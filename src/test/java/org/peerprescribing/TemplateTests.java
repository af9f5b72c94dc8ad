package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the template engine would take otherwise than it reads. */
class TemplateTests {

	/** Replacing comes before asking: the condition would never be looked at. */
	private static final Pattern CONDITION_ON_A_REPLACED_TAG = Pattern
		.compile("<(?=[^>]*\\bth:(?:if|unless)=)(?=[^>]*\\bth:(?:replace|insert)=)[^>]*>");

	private static final Pattern INLINE = Pattern.compile("\\s(?:style|on[a-z]+)=\"|<style|javascript:");

	@Test
	void noConditionStandsOnATagThatIsReplaced() throws IOException {
		assertThat(templatesWith(CONDITION_ON_A_REPLACED_TAG)).isEmpty();
	}

	@Test
	void nothingIsInlineThatTheContentPolicyForbids() throws IOException {
		assertThat(templatesWith(INLINE)).isEmpty();
	}

	private static List<String> templatesWith(Pattern pattern) throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
			List<Path> templates = files.filter((file) -> file.toString().endsWith(".html")).toList();
			assertThat(templates).hasSizeGreaterThan(20);
			return templates.stream().filter((file) -> pattern.matcher(read(file)).find()).map(Path::toString).toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
