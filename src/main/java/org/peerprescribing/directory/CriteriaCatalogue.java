package org.peerprescribing.directory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What every community is asked: data with a version, read once at the start. A catalogue
 * that cannot be read whole keeps the service from starting.
 */
@Component
class CriteriaCatalogue {

	/** What it finds says whether people of 16 and 17 may be sent there. */
	static final String SUITABLE_UNDER_18 = "suitable-under-18";

	private final String version;

	private final List<Criterion> criteria;

	CriteriaCatalogue() {
		this(shipped());
	}

	private CriteriaCatalogue(List<CsvFile.Line> lines) {
		Map<String, Criterion> read = new LinkedHashMap<>();
		Map<String, Integer> versions = new HashMap<>();
		for (CsvFile.Line line : lines) {
			try {
				Cells cells = line.cells();
				if (cells == null) {
					throw new RefusedCell("row");
				}
				versions.put(cells.required("version", 20), line.number());
				Criterion criterion = Criterion.read(cells);
				if (versions.size() > 1) {
					throw new RefusedCell("version");
				}
				if (read.put(criterion.id(), criterion) != null) {
					throw new RefusedCell("id");
				}
			}
			catch (RefusedCell ex) {
				throw new IllegalStateException(
						"vetting-criteria.csv, line " + line.number() + ": column " + ex.column(), ex);
			}
		}
		if (!read.containsKey(SUITABLE_UNDER_18)) {
			throw new IllegalStateException("vetting-criteria.csv: no row " + SUITABLE_UNDER_18);
		}
		this.version = versions.keySet().iterator().next();
		this.criteria = List.copyOf(read.values());
	}

	static CriteriaCatalogue read(Reader csv) {
		return new CriteriaCatalogue(CsvFile.read(csv, Criterion.COLUMNS));
	}

	String version() {
		return this.version;
	}

	/** In their order. */
	List<Criterion> criteria() {
		return this.criteria;
	}

	/** Refuses with {@code unknown-code} what is not in it. */
	Criterion mustFind(String id) {
		Optional<Criterion> found = this.criteria.stream().filter((criterion) -> criterion.id().equals(id)).findFirst();
		return found.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, "criterion"));
	}

	private static List<CsvFile.Line> shipped() {
		try (Reader csv = new InputStreamReader(
				new ClassPathResource("catalogue/vetting-criteria.csv").getInputStream(), StandardCharsets.UTF_8)) {
			return CsvFile.read(csv, Criterion.COLUMNS);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
