package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.NamedTests;

import static org.assertj.core.api.Assertions.assertThat;

/** The security paper claims nothing that no test holds. */
class SecurityPaperTests {

	private static final Path PAPER = Path.of("src/docs/security.md");

	private static final Pattern TEST = Pattern.compile("`([a-zA-Z.]*(?:Tests|IT)#[A-Za-z0-9]+)`");

	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| (\\d+\\.\\d+[^|]*) \\| ([^|]*) \\| ([^|]*) \\| ([^|]*) \\|$");

	@Test
	void everyTestThatIsNamedExists() throws IOException {
		List<String> named = TEST.matcher(Files.readString(PAPER)).results().map((found) -> found.group(1)).toList();

		assertThat(named).hasSizeGreaterThan(60).allMatch(NamedTests::exists);
	}

	@Test
	void whatIsMetNamesATest() throws IOException {
		List<MatchResult> rows = ROW.matcher(Files.readString(PAPER)).results().toList();

		assertThat(rows).hasSizeGreaterThan(50)
			.allSatisfy((row) -> assertThat(row.group(2)).as(row.group(1))
				.matches("(?s)(met|in part|not met|site|unproved).*"))
			.filteredOn((row) -> row.group(2).startsWith("met"))
			.allSatisfy((row) -> assertThat(row.group(4)).as(row.group(1)).containsPattern(TEST));
	}

	@Test
	void everyChapterThatAppliesHasRequirements() throws IOException {
		List<String> chapters = ROW.matcher(Files.readString(PAPER))
			.results()
			.map((row) -> row.group(1).split("\\.")[0])
			.distinct()
			.toList();

		assertThat(chapters).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14",
				"15", "16");
	}

}
