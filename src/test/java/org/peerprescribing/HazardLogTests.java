package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.NamedTests;

import static org.assertj.core.api.Assertions.assertThat;

/** Every hazard has a control that a test holds, and somebody who owns what is left. */
class HazardLogTests {

	private static final Pattern TEST = Pattern.compile("`([a-z.]*[A-Za-z]+(?:Tests|IT)#[A-Za-z0-9]+)`");

	@Test
	void everyHazardHasOneRow() throws IOException {
		assertThat(rows()).extracting((cells) -> cells[1])
			.isEqualTo(IntStream.rangeClosed(1, 14).mapToObj((n) -> "H" + n).toList());
	}

	@Test
	void everyRowNamesATestThatExistsAndAnOwner() throws IOException {
		assertThat(rows()).allSatisfy((cells) -> {
			List<String> tests = TEST.matcher(cells[4]).results().map((MatchResult found) -> found.group(1)).toList();
			assertThat(tests).as(cells[1]).isNotEmpty().allMatch(NamedTests::exists);
			assertThat(cells[5]).isNotBlank();
		});
	}

	private static List<String[]> rows() throws IOException {
		return Files.readAllLines(Path.of("src/docs/safety/hazard-log.md"))
			.stream()
			.filter((line) -> line.matches("\\| H\\d+ \\|.*"))
			.map((line) -> line.split(" *\\| *"))
			.toList();
	}

}
