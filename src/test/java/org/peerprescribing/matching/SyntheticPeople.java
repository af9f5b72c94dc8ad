package org.peerprescribing.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import org.hl7.fhir.r4.model.Bundle;
import org.peerprescribing.carerecord.RecordedBundles;
import org.peerprescribing.carerecord.RecordedPerson;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * Asks for each synthetic patient what a clinician might ask with nothing but the record
 * open: the newest coded need that is not sensitive, or else the newest at all.
 */
final class SyntheticPeople {

	private static final OdsCode PRACTICE = new OdsCode("Z90001");

	private final List<RecordedPerson> people = new ArrayList<>();

	/**
	 * @param folders folders of FHIR R4 bundles
	 */
	SyntheticPeople(List<Path> folders) {
		Set<NhsNumber> seen = new HashSet<>();
		IParser parser = FhirContext.forR4Cached().newJsonParser();
		for (Path folder : folders) {
			try (Stream<Path> files = Files.list(folder)) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".json")).sorted().toList()) {
					Bundle bundle = parser.parseResource(Bundle.class, Files.readString(file));
					RecordedBundles.people(bundle, PRACTICE)
						.stream()
						.filter((person) -> !person.deceased() && seen.add(person.person().nhsNumber()))
						.forEach(this.people::add);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** Each once; who is alive, whether or not a need is coded. */
	int size() {
		return this.people.size();
	}

	/** Each with a coded need, youngest first, and how to count the answer. */
	List<Asked> asked(NeedHierarchy needs) {
		return this.people.stream()
			.sorted(Comparator.comparing((RecordedPerson person) -> person.person().birthDate()).reversed())
			.flatMap((person) -> asked(person, needs).stream())
			.toList();
	}

	private static Optional<Asked> asked(RecordedPerson person, NeedHierarchy needs) {
		List<Need> coded = person.problems()
			.stream()
			.flatMap((problem) -> needs.find(problem.concept()).stream())
			.toList();
		if (coded.isEmpty()) {
			return Optional.empty();
		}
		Need main = coded.stream().min(Comparator.comparing(Need::askFirst)).orElseThrow();
		Set<SnomedConcept> others = coded.stream()
			.map(Need::concept)
			.filter((concept) -> !concept.equals(main.concept()))
			.limit(19)
			.collect(Collectors.toSet());
		int age = AgeBand.age(person.person().birthDate(), EvaluationListing.TODAY);
		Asks asks = Asks.plain(age, main.concept(), person.person().language(), "England").with(others, person.phq9());
		Map<Coverage.Split, String> labels = new EnumMap<>(Coverage.Split.class);
		labels.put(Coverage.Split.NEED, main.term());
		labels.put(Coverage.Split.AGE, band(age));
		labels.put(Coverage.Split.LANGUAGE, person.person().language().value());
		labels.put(Coverage.Split.SEX, words(person.person().sex()));
		labels.put(Coverage.Split.ETHNIC_GROUP, words(person.person().ethnicGroup()));
		return Optional.of(new Asked(asks, labels));
	}

	private static String band(int age) {
		return switch (AgeBand.of(age)) {
			case UNDER_16 -> "under 16";
			case FROM_16_TO_24 -> "16 to 24";
			case FROM_25_TO_44 -> "25 to 44";
			case FROM_45_TO_64 -> "45 to 64";
			case FROM_65 -> "65 and over";
		};
	}

	private static String words(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * One person's question.
	 *
	 * @param labels how to count the answer
	 */
	record Asked(Asks asks, Map<Coverage.Split, String> labels) {
	}

}
