package org.peerprescribing.sandbox.patients;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Gives names, contacts, language and ethnic category by seeded chance. */
final class Identities {

	private static final List<Language> LANGUAGES = List.of(new Language("en", 87, "", ""),
			new Language("cy", 5, "A", "welsh"), new Language("pl", 3, "C", "polish"),
			new Language("pa", 3, "H", "punjabi"), new Language("ur", 2, "J", "urdu"));

	private final Map<String, List<String>> names = new HashMap<>();

	private final List<EthnicCategory> ethnicCategories = EthnicCategory.all();

	Identities() {
		for (Map<String, String> row : Table.read("names.csv")) {
			this.names.put(row.get("style") + "/" + row.get("kind"), List.of(row.get("names").split(" ")));
		}
	}

	/**
	 * The identity of the patient at this place.
	 * @param place 0 to 999: one mobile number of the drama range each
	 * @param age decides how likely a mobile number and an e-mail address are
	 * @param wanted language tag that is wanted, or null for chance
	 */
	Identity at(long seed, int place, Sex sex, int age, @Nullable String wanted) {
		Draw draw = Draw.of(seed, place, "identity");
		Language language = language(draw, wanted);
		EthnicCategory category = ethnicCategory(draw, language);
		String style = language.nameStyle().isEmpty() ? category.nameStyle() : language.nameStyle();
		String given = draw.oneOf(named(style, sex.code()));
		String family = draw.oneOf(named(style, "family"));
		boolean older = age >= 75;
		String mobile = draw.percent(older ? 60 : 90) ? mobile(place) : null;
		String email = draw.percent(older ? 40 : 75) ? email(given, family, place) : null;
		return new Identity(given, family, language.tag(), category, mobile, email);
	}

	static String mobile(int place) {
		if (place < 0 || place > 999) {
			throw new IllegalArgumentException("place out of range: " + place);
		}
		return "07700900%03d".formatted(place * 37 % 1000);
	}

	static String email(String given, String family, int place) {
		return ascii(given) + "." + ascii(family) + "." + place + "@example.org";
	}

	private static String ascii(String name) {
		String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replace('ł', 'l').replace('Ł', 'L');
		return plain.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
	}

	private static Language language(Draw draw, @Nullable String wanted) {
		Language drawn = draw.weighted(LANGUAGES, Language::weight);
		if (wanted == null) {
			return drawn;
		}
		return LANGUAGES.stream().filter((language) -> language.tag().equals(wanted)).findFirst().orElseThrow();
	}

	private EthnicCategory ethnicCategory(Draw draw, Language language) {
		EthnicCategory drawn = draw.weighted(this.ethnicCategories, EthnicCategory::weight);
		if (language.ethnicCode().isEmpty()) {
			return drawn;
		}
		return this.ethnicCategories.stream()
			.filter((category) -> category.code().equals(language.ethnicCode()))
			.findFirst()
			.orElseThrow();
	}

	private List<String> named(String style, String kind) {
		List<String> found = this.names.get(style + "/" + kind);
		if (found == null) {
			throw new IllegalStateException("no names: " + style + "/" + kind);
		}
		return found;
	}

	private record Language(String tag, double weight, String ethnicCode, String nameStyle) {
	}

}
