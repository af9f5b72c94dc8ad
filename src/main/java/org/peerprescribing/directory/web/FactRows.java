package org.peerprescribing.directory.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;

/** The facts of a community in plain words, for the pages that show them. */
@Component
class FactRows {

	private final CommunityDirectory directory;

	private final Organisations organisations;

	private final Words words;

	FactRows(CommunityDirectory directory, Organisations organisations, Words words) {
		this.directory = directory;
		this.organisations = organisations;
		this.words = words;
	}

	List<Fact> of(DirectoryEntry entry) {
		Community facts = entry.community();
		List<Fact> rows = new ArrayList<>();
		URI address = facts.address();
		rows.add(new Fact("address", (address != null) ? address.toString() : this.words.say("fact.no-address"),
				(address != null) ? address.toString() : null));
		add(rows, "provider",
				facts.provider() + " (" + this.words.code("provider-type", entry.background().providerType()) + ")");
		add(rows, "kind", this.words.code("kind", entry.kind()));
		add(rows, "needs", needs(facts));
		add(rows, "supports", this.words.codes("support", facts.supports()));
		add(rows, "audience", this.words.codes("audience", facts.audience()));
		add(rows, "age", age(facts));
		add(rows, "formats", this.words.codes("format", facts.formats()));
		add(rows, "moderation", this.words.code("moderation", facts.moderation()));
		add(rows, "oversight", this.words.code("answer", facts.professionalOversight()));
		add(rows, "crisis", this.words.code("answer", facts.crisisPolicyPublished()));
		add(rows, "anonymous", this.words.code("answer", facts.anonymousAllowed()));
		add(rows, "registration", this.words.code("answer", entry.background().registration()));
		Community.Cost cost = facts.cost();
		add(rows, "cost", (cost != null) ? this.words.code("cost", cost) : this.words.say("cost.UNKNOWN"));
		if (cost == Community.Cost.FREE_IF_COMMISSIONED) {
			add(rows, "payers", facts.commissionedBy().isEmpty() ? this.words.say("fact.nobody-pays") : payers(facts));
		}
		add(rows, "languages",
				facts.languages().stream().map(FactRows::language).sorted().collect(Collectors.joining(", ")));
		add(rows, "region", this.words.say("region." + facts.region()));
		add(rows, "accessibility",
				facts.accessibility().isEmpty() ? this.words.say("fact.nothing-seen") : facts.accessibility());
		add(rows, "source",
				entry.background().source() + " (" + this.words.code("source-status", entry.background().status())
						+ "; " + this.words.code("confidence", entry.background().confidence()) + ")");
		add(rows, "changed", London.day(entry.background().factsChangedAt()));
		TrackRecord record = entry.trackRecord();
		add(rows, "record", this.words.say("fact.record.counts", record.sent(), record.joined(), record.answered(),
				record.useful()));
		return rows;
	}

	private void add(List<Fact> rows, String fact, String text) {
		rows.add(new Fact(fact, text, null));
	}

	private String needs(Community facts) {
		NeedHierarchy known = this.directory.snapshot().needs();
		return facts.needs()
			.stream()
			.map((need) -> known.find(need).map((found) -> found.term()).orElse(need.id()))
			.sorted(Comparator.naturalOrder())
			.collect(Collectors.joining(", "));
	}

	private String age(Community facts) {
		Integer youngest = facts.minAge();
		Integer oldest = facts.maxAge();
		if (youngest != null) {
			return (oldest != null) ? this.words.say("fact.age.both", youngest, oldest)
					: this.words.say("fact.age.from", youngest);
		}
		return (oldest != null) ? this.words.say("fact.age.to", oldest) : this.words.say("fact.age.any");
	}

	private String payers(Community facts) {
		return facts.commissionedBy().stream().map(this::payer).sorted().collect(Collectors.joining(", "));
	}

	private String payer(OdsCode code) {
		return this.organisations.find(code)
			.map(Organisation::name)
			.map((name) -> name + " (" + code.value() + ")")
			.orElse(code.value());
	}

	private static String language(LanguageTag tag) {
		return Locale.forLanguageTag(tag.value()).getDisplayName(Locale.UK);
	}

	/**
	 * One fact.
	 *
	 * @param name {@code directory.fact.<name>} is what it is called
	 * @param text what is known
	 * @param href where it leads; null where it leads nowhere
	 */
	record Fact(String name, String text, @Nullable String href) {
	}

}
