package org.peerprescribing.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.NamedTests;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of faults to be survived ({@code src/docs/faults.csv}) names a test for each,
 * or says why there is none.
 */
class FaultTableTests {

	private static final Path TABLE = Path.of("src", "docs", "faults.csv");

	@Test
	void everyFaultHasOneRow() throws IOException {
		List<Integer> numbers = rows().stream().map((row) -> Integer.valueOf(row.getField("number"))).toList();

		assertThat(numbers).isEqualTo(IntStream.rangeClosed(28, 87).boxed().toList());
	}

	@Test
	void everyRowSaysWhatIsExpectedAndNamesATestOrSaysWhyThereIsNone() throws IOException {
		assertThat(rows()).allSatisfy((row) -> {
			assertThat(row.getField("fault")).isNotBlank();
			assertThat(row.getField("expected")).isNotBlank();
			assertThat(row.getField("test") + row.getField("not shown")).isNotBlank();
		});
	}

	@Test
	void everyNamedTestIsThere() throws IOException {
		assertThat(rows().stream().map((row) -> row.getField("test")).filter((test) -> !test.isEmpty()))
			.allSatisfy((test) -> assertThat(NamedTests.exists(test)).as(test).isTrue());
	}

	private static List<NamedCsvRecord> rows() throws IOException {
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(TABLE)) {
			return reader.stream().toList();
		}
	}

}
