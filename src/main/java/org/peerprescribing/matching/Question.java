package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

/**
 * One person's question, made ready once so that asking it of thousands of communities is
 * cheap: sets as bits, what was said before as sets.
 */
final class Question {

	private static final SnomedConcept EATING_DISORDER = new SnomedConcept("72366004");

	/**
	 * Needs that say by themselves whom they are of: caring for somebody; widowed,
	 * expecting a death, prolonged grief.
	 */
	private static final Map<SnomedConcept, Audience> SAYS_WHO = Map.of(new SnomedConcept("224484003"), Audience.CARERS,
			new SnomedConcept("33553000"), Audience.BEREAVED, new SnomedConcept("3763000"), Audience.BEREAVED,
			new SnomedConcept("723914003"), Audience.BEREAVED);

	private final MatchRequest request;

	private final LocalDate today;

	private final int day;

	private final int age;

	private final boolean computerOnly;

	private final Set<OdsCode> payers;

	private final Need need;

	private final int groups;

	private final int namedGroups;

	private final int wanted;

	private final String[] languages;

	private final CommunityId[] refused;

	private final Set<NotRightReason> reasons;

	private final boolean mentalHealth;

	private final boolean eatingDisorder;

	private final Preference[] preferences;

	/**
	 * @param payers organisations that pay for this person's: theirs and all above it
	 * @param today the day in London on which it is asked
	 */
	Question(MatchRequest request, Set<OdsCode> payers, NeedHierarchy needs, LocalDate today) {
		this.request = request;
		this.today = today;
		this.day = (int) today.toEpochDay();
		this.age = request.age();
		this.computerOnly = request.access() == DigitalAccess.COMPUTER;
		this.payers = Set.copyOf(payers);
		this.need = needs.find(request.mainNeed()).orElseThrow();
		this.groups = Candidate.bits(groups(request));
		this.namedGroups = this.groups & ~Candidate.bits(Set.of(Audience.GENERAL));
		this.wanted = Candidate.bits(request.wanted());
		this.languages = request.languages()
			.stream()
			.map(LanguageTag::primary)
			.map(String::intern)
			.distinct()
			.toArray(String[]::new);
		this.refused = request.saidNo().stream().map(SaidNo::community).distinct().toArray(CommunityId[]::new);
		this.reasons = request.saidNo().stream().map(SaidNo::reason).collect(Collectors.toUnmodifiableSet());
		this.mentalHealth = needs.isMentalHealth(request.mainNeed());
		this.eatingDisorder = needs.isUnder(request.mainNeed(), Set.of(EATING_DISORDER))
				|| request.otherNeeds().stream().anyMatch((other) -> needs.isUnder(other, Set.of(EATING_DISORDER)));
		this.preferences = Preference.after(this.reasons);
	}

	MatchRequest request() {
		return this.request;
	}

	LocalDate today() {
		return this.today;
	}

	/** The same day, counted from 1970. */
	int day() {
		return this.day;
	}

	/** Whole years. */
	int age() {
		return this.age;
	}

	/** Whether they have no phone or tablet. */
	boolean computerOnly() {
		return this.computerOnly;
	}

	Set<OdsCode> payers() {
		return this.payers;
	}

	/** The main need. */
	Need need() {
		return this.need;
	}

	/** {@link Audience} bits of every group that this person belongs to. */
	int groups() {
		return this.groups;
	}

	/** The same without people at large. */
	int namedGroups() {
		return this.namedGroups;
	}

	/** Bits of the kinds of support wanted; 0 where none was asked for. */
	int wanted() {
		return this.wanted;
	}

	boolean speaksOneOf(Collection<String> offered) {
		for (String language : this.languages) {
			if (offered.contains(language)) {
				return true;
			}
		}
		return false;
	}

	boolean saidNoTo(Candidate candidate) {
		for (CommunityId id : this.refused) {
			if (candidate.is(id)) {
				return true;
			}
		}
		return false;
	}

	boolean saidBefore(NotRightReason reason) {
		return this.reasons.contains(reason);
	}

	boolean mentalHealth() {
		return this.mentalHealth;
	}

	boolean eatingDisorder() {
		return this.eatingDisorder;
	}

	/** What comes first after what was said; empty where nothing was. */
	Preference[] preferences() {
		return this.preferences;
	}

	/**
	 * Groups by age follow from the age, a few from the need itself; the others only from
	 * what was said.
	 */
	private static Set<Audience> groups(MatchRequest request) {
		Set<Audience> groups = EnumSet.of(Audience.GENERAL);
		groups.addAll(request.belongsTo());
		groups.remove(Audience.YOUNG_PEOPLE);
		groups.remove(Audience.OLDER_PEOPLE);
		if (SAYS_WHO.containsKey(request.mainNeed())) {
			groups.add(SAYS_WHO.get(request.mainNeed()));
		}
		if (request.age() >= 16 && request.age() <= 25) {
			groups.add(Audience.YOUNG_PEOPLE);
		}
		if (request.age() >= 65) {
			groups.add(Audience.OLDER_PEOPLE);
		}
		return groups;
	}

}
