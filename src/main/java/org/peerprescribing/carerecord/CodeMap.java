package org.peerprescribing.carerecord;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.SnomedConcept;

/**
 * Which national code may be written for what happened: data that a person has checked,
 * row by row. What no row allows, or nobody has checked, is written as text only. Refuses
 * a file that holds a code where it must never be written (PRSB v1.1 / DAPB4066: a link
 * to a community is a signpost; a referral code for it would corrupt national counts).
 */
final class CodeMap {

	private static final List<String> COLUMNS = List.of("event", "country", "target system", "code", "checked by",
			"checked on");

	/** In the order in which they happen. */
	static final List<String> EVENTS = List.of("community-prescribed", "community-joined", "community-useful",
			"community-not-right", "community-finished", "link-worker-accepted", "link-worker-declined");

	static final Set<String> COUNTRIES = Set.of("England", "Wales", "Scotland", "NI");

	/** A US extension, and one that nobody could verify. */
	private static final Set<SnomedConcept> NEVER = Set.of(new SnomedConcept("461481000124109"),
			new SnomedConcept("871691000000100"));

	/** Of the link worker's own events alone. */
	private static final Map<SnomedConcept, String> ONLY_FOR = Map.of(new SnomedConcept("871731000000106"),
			"link-worker-accepted", new SnomedConcept("871711000000103"), "link-worker-declined");

	private final String version;

	private final Map<Key, Entry> codes;

	private CodeMap(String version, Map<Key, Entry> codes) {
		this.version = version;
		this.codes = Map.copyOf(codes);
	}

	/**
	 * Reads the file: a line {@code version,<word>}, a line of column names, and the
	 * rows. Refuses with {@code invalid-value} whatever is not as it must be; the path
	 * says which.
	 */
	static CodeMap read(Reader csv) {
		Map<Key, Entry> codes = new HashMap<>();
		try (BufferedReader lines = new BufferedReader(csv)) {
			String version = version(lines.readLine());
			boolean header = true;
			for (CsvRecord row : CsvReader.builder().ofCsvRecord(lines)) {
				if (header) {
					require(row.getFields().equals(COLUMNS), "code-map-columns");
					header = false;
				}
				else {
					add(codes, row.getFields());
				}
			}
			require(!codes.isEmpty(), "code-map-rows");
			return new CodeMap(version, codes);
		}
		catch (CsvParseException ex) {
			throw new InvalidValue("code-map");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String version() {
		return this.version;
	}

	/** The code that may be written; empty where it is text only. */
	Optional<SnomedConcept> code(String event, String country, String targetSystem) {
		return entry(event, country, targetSystem).mayBeWritten();
	}

	/** The row; as one that nobody has checked where there is none. */
	Entry entry(String event, String country, String targetSystem) {
		return this.codes.getOrDefault(new Key(event, country, targetSystem), new Entry(Optional.empty(), "", ""));
	}

	private static String version(@org.jspecify.annotations.Nullable String line) {
		require(line != null && line.matches("version,[A-Za-z0-9.-]{1,20}"), "code-map-version");
		return java.util.Objects.requireNonNull(line).substring("version,".length());
	}

	private static void add(Map<Key, Entry> codes, List<String> row) {
		require(row.size() == COLUMNS.size(), "code-map-columns");
		Key key = new Key(row.get(0), row.get(1), row.get(2));
		require(EVENTS.contains(key.event()), "code-map-event");
		require(COUNTRIES.contains(key.country()), "code-map-country");
		require(key.targetSystem().equals("fhir"), "code-map-target-system");
		Optional<SnomedConcept> code = row.get(3).isEmpty() ? Optional.empty()
				: Optional.of(new SnomedConcept(row.get(3)));
		code.ifPresent((one) -> require(
				!NEVER.contains(one) && ONLY_FOR.getOrDefault(one, key.event()).equals(key.event()), "code-map-never"));
		boolean checked = isChecked(row.get(4), row.get(5));
		Entry entry = new Entry(checked ? code : Optional.empty(), row.get(4).strip(), row.get(5).strip());
		require(codes.put(key, entry) == null, "code-map-twice");
	}

	/** Both who and when, or neither. */
	private static boolean isChecked(String by, String on) {
		require(by.isBlank() == on.isBlank(), "code-map-checked");
		if (on.isBlank()) {
			return false;
		}
		try {
			LocalDate.parse(on);
			return true;
		}
		catch (DateTimeException ex) {
			throw new InvalidValue("code-map-checked");
		}
	}

	private static void require(boolean holds, String what) {
		if (!holds) {
			throw new InvalidValue(what);
		}
	}

	/**
	 * A row.
	 *
	 * @param mayBeWritten the code, where somebody has checked it; else empty: text only
	 * @param checkedBy who; empty where nobody has
	 * @param checkedOn when; empty where nobody has
	 */
	record Entry(Optional<SnomedConcept> mayBeWritten, String checkedBy, String checkedOn) {
	}

	private record Key(String event, String country, String targetSystem) {
	}

}
