package org.peerprescribing.reporting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsOfReportsTests {

	private static final List<String> CLAIMS = List.of("effect", "impact", "improved by", "reduced by", "thanks to",
			"because of");

	@Test
	void neverClaimThatAChangeWasBroughtAbout() throws IOException {
		List<Path> files;
		try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates/reporting"))) {
			files = Stream
				.concat(templates.filter(Files::isRegularFile),
						Stream.of(Path.of("src/main/resources/messages/reporting.properties")))
				.toList();
		}

		assertThat(files).hasSizeGreaterThan(3);
		for (Path file : files) {
			assertThat(Files.readString(file).toLowerCase(Locale.ROOT)).as(file.toString())
				.doesNotContain(CLAIMS.toArray(String[]::new));
		}
	}

}
