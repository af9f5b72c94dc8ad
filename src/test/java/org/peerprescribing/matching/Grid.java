package org.peerprescribing.matching;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.shared.LanguageTag;

/**
 * Every need at every age band, in each language and nation: not how often people ask,
 * but where the directory has nobody. Since no community here is in another language, all
 * but the split by language is counted for those who speak English.
 */
final class Grid {

	/** A year within each band; 16 and 17 have rules of their own. */
	private static final Map<String, Integer> AGES = ages();

	/** Panjabi stands for every language but English and Welsh. */
	private static final Map<String, LanguageTag> LANGUAGES = languages();

	private static final List<String> NATIONS = List.of("England", "Wales", "Scotland", "NI");

	private Grid() {
	}

	static List<SyntheticPeople.Asked> asked(NeedHierarchy needs) {
		return needs.all()
			.stream()
			.flatMap((need) -> AGES.keySet()
				.stream()
				.flatMap((age) -> LANGUAGES.keySet()
					.stream()
					.flatMap((language) -> NATIONS.stream().map((nation) -> asked(need, age, language, nation)))))
			.toList();
	}

	/** Counted by need from 16 on, and by all but the language in English alone. */
	private static SyntheticPeople.Asked asked(Need need, String age, String language, String nation) {
		int years = AGES.getOrDefault(age, 0);
		LanguageTag tag = LANGUAGES.getOrDefault(language, LanguageTag.ENGLISH);
		Map<Coverage.Split, String> labels = new EnumMap<>(Coverage.Split.class);
		labels.put(Coverage.Split.LANGUAGE, language);
		if (tag.equals(LanguageTag.ENGLISH)) {
			labels.put(Coverage.Split.AGE, age);
			labels.put(Coverage.Split.NATION, nation);
			if (years >= 16) {
				labels.put(Coverage.Split.NEED, need.term());
			}
		}
		return new SyntheticPeople.Asked(Asks.plain(years, need.concept(), tag, nation), labels);
	}

	private static Map<String, Integer> ages() {
		Map<String, Integer> ages = new LinkedHashMap<>();
		ages.put("under 16", 12);
		ages.put("16 to 17", 17);
		ages.put("18 to 24", 21);
		ages.put("25 to 44", 34);
		ages.put("45 to 64", 54);
		ages.put("65 and over", 74);
		return ages;
	}

	private static Map<String, LanguageTag> languages() {
		Map<String, LanguageTag> languages = new LinkedHashMap<>();
		languages.put("English", LanguageTag.ENGLISH);
		languages.put("Welsh only", LanguageTag.WELSH);
		languages.put("another only", new LanguageTag("pa"));
		return languages;
	}

}
