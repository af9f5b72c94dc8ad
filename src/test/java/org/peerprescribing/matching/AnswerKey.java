package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.SnomedConcept;

/**
 * Reads the hand-written answers strictly. A key with a slip in it would judge the
 * matcher wrongly, so whatever is doubtful is refused with its line and column.
 */
final class AnswerKey {

	static final List<String> COLUMNS = List.of("id", "theme", "who", "age", "nation", "paid_here", "listed_here",
			"main_need", "main_term", "other_needs", "other_terms", "wanted", "belongs_to", "access", "access_needs",
			"languages", "risks", "phq9_total", "phq9_item9", "phq9_days_ago", "accepts_paid", "said_no", "expect",
			"first", "never", "stop", "reason", "reviewed");

	static final Set<String> THEMES = Set.of("mental-health", "safety", "eating-disorders", "young-people", "perinatal",
			"bereavement", "cancer", "long-term-conditions", "neurology", "neurodiversity-and-disability", "addiction",
			"carers", "abuse-and-ask-first", "loneliness-and-life", "long-covid-and-fatigue", "language-and-nation",
			"digital", "said-no", "several-needs");

	private static final List<String> MISS_COLUMNS = List.of("vignette", "why");

	private static final Set<String> NATIONS = Set.of("England", "Wales", "Scotland", "NI");

	private final EvaluationListing listing;

	private final Set<String> seen = new HashSet<>();

	private AnswerKey(EvaluationListing listing) {
		this.listing = listing;
	}

	/** The key, in the order of its file. */
	static List<Vignette> read(EvaluationListing listing) {
		return vignettes(KeyRow.file("matching/vignettes.csv", COLUMNS), listing);
	}

	static List<Vignette> vignettes(List<KeyRow> rows, EvaluationListing listing) {
		AnswerKey key = new AnswerKey(listing);
		return rows.stream().map(key::vignette).toList();
	}

	/** The misses that are known, with the reason of each. */
	static Map<String, String> knownMisses(List<Vignette> key) {
		Set<String> ids = new HashSet<>();
		key.forEach((vignette) -> ids.add(vignette.id()));
		Map<String, String> misses = new LinkedHashMap<>();
		for (KeyRow row : KeyRow.file("matching/misses.csv", MISS_COLUMNS)) {
			String id = row.oneOf("vignette", ids);
			row.refuseIf(misses.put(id, row.required("why")) != null, "vignette");
		}
		return misses;
	}

	private Vignette vignette(KeyRow row) {
		String id = row.required("id");
		row.refuseIf(!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || !this.seen.add(id), "id");
		Vignette.Expect expect = row.constant("expect", Vignette.Expect.class);
		boolean matches = expect == Vignette.Expect.MATCHES;
		Set<CommunityId> listedHere = communities(row, "listed_here");
		row.refuseIf(!listedHere.stream().allMatch(this.listing::mayBeListed), "listed_here");
		Set<CommunityId> first = communities(row, "first");
		row.refuseIf(first.isEmpty() == matches, "first");
		row.refuseIf(!(listedHere.isEmpty() ? this.listing.ids() : listedHere).containsAll(first), "first");
		boolean any = "*".equals(row.optional("never"));
		Set<CommunityId> never = any ? Set.of() : communities(row, "never");
		row.refuseIf(any == matches || !Collections.disjoint(first, never), "never");
		String stop = row.optional("stop");
		row.refuseIf(stop.isEmpty() == (expect == Vignette.Expect.NO_SAFE_MATCH), "stop");
		return new Vignette(id, row.oneOf("theme", THEMES), row.required("who"), asks(row), listedHere, expect, first,
				never, any, stop, row.required("reason"), row.value("reviewed", LocalDate::parse));
	}

	private Asks asks(KeyRow row) {
		int age = row.value("age", Integer::valueOf);
		row.refuseIf(age < 0 || age > 130, "age");
		SnomedConcept main = row.value("main_need", SnomedConcept::new);
		row.refuseIf(!row.required("main_term").equals(term(main)), "main_term");
		Set<SnomedConcept> others = row.values("other_needs", SnomedConcept::new);
		row.refuseIf(others.contains(main), "other_needs");
		row.refuseIf(!row.parts("other_terms").equals(others.stream().map(this::term).toList()), "other_terms");
		Set<CommunityId> paidHere = communities(row, "paid_here");
		row.refuseIf(!this.listing.paidForByOthers().containsAll(paidHere), "paid_here");
		Set<LanguageTag> languages = row.values("languages", LanguageTag::new);
		row.refuseIf(languages.isEmpty(), "languages");
		return new Asks(age, main, others, row.constants("wanted", SupportKind.class),
				row.constants("belongs_to", Audience.class), row.constant("access", DigitalAccess.class),
				row.constants("access_needs", AccessNeed.class), languages, row.oneOf("nation", NATIONS),
				row.constants("risks", Risk.class), phq9(row), row.yes("accepts_paid"), saidNo(row), paidHere);
	}

	private @Nullable String term(SnomedConcept concept) {
		return this.listing.needs().find(concept).map(Need::term).orElse(null);
	}

	private Set<CommunityId> communities(KeyRow row, String column) {
		Set<CommunityId> ids = row.values(column, CommunityId::new);
		row.refuseIf(!ids.stream().allMatch(this.listing::isShipped), column);
		return ids;
	}

	private List<SaidNo> saidNo(KeyRow row) {
		List<SaidNo> said = new ArrayList<>();
		for (String part : row.parts("said_no")) {
			String[] two = part.split(":", -1);
			row.refuseIf(two.length != 2 || !two[1].matches("[a-z_]+"), "said_no");
			said.add(row.value("said_no", (cell) -> new SaidNo(new CommunityId(two[0]),
					NotRightReason.valueOf(two[1].toUpperCase(Locale.ROOT)))));
			row.refuseIf(!this.listing.isShipped(said.getLast().community()), "said_no");
		}
		return said;
	}

	private static @Nullable Phq9 phq9(KeyRow row) {
		if (row.optional("phq9_total").isEmpty()) {
			row.refuseIf(!row.optional("phq9_item9").isEmpty(), "phq9_item9");
			row.refuseIf(!row.optional("phq9_days_ago").isEmpty(), "phq9_days_ago");
			return null;
		}
		Integer item9 = row.optional("phq9_item9").isEmpty() ? null : row.value("phq9_item9", Integer::valueOf);
		LocalDate on = EvaluationListing.TODAY.minusDays(row.value("phq9_days_ago", Long::valueOf));
		return row.value("phq9_total", (total) -> new Phq9(Integer.parseInt(total), item9, on));
	}

}
