package org.peerprescribing.matching;

import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.shared.LanguageTag;

/**
 * A listed community made ready once for every question: its sets as bits. Kept as long
 * as its listing stays the same.
 */
final class Candidate {

	private static final Set<String> AT_ANY_TIME = Set.of("forum", "social_network", "app");

	private static final Set<String> IN_WRITING = Set.of("forum", "social_network", "group_chat", "app");

	private static final Set<String> SPOKEN = Set.of("video_meeting");

	private final ListedCommunity listed;

	private final int audience;

	private final int supports;

	private final Set<String> languages;

	private final Answer[] access = new Answer[AccessNeed.values().length];

	private volatile @Nullable String digest;

	Candidate(ListedCommunity listed) {
		this.listed = listed;
		Community community = listed.community();
		this.audience = bits(community.audience());
		this.supports = bits(community.supports());
		this.languages = community.languages()
			.stream()
			.map(LanguageTag::primary)
			.collect(Collectors.toUnmodifiableSet());
		for (AccessNeed need : AccessNeed.values()) {
			this.access[need.ordinal()] = offers(community, need);
		}
	}

	ListedCommunity listed() {
		return this.listed;
	}

	Community community() {
		return this.listed.community();
	}

	/** Bits of the groups that it is for. */
	int audience() {
		return this.audience;
	}

	/** Bits of the kinds of support that it offers. */
	int supports() {
		return this.supports;
	}

	/** Primary language subtags. */
	Set<String> languages() {
		return this.languages;
	}

	Answer offers(AccessNeed need) {
		return this.access[need.ordinal()];
	}

	boolean isOnlyAnApp() {
		return community().formats().size() == 1 && community().formats().contains("app");
	}

	boolean has(SupportKind kind) {
		return (this.supports & (1 << kind.ordinal())) != 0;
	}

	/** What names its content, worked out once; several at once would say the same. */
	String digest(Supplier<String> work) {
		String known = this.digest;
		if (known == null) {
			known = work.get();
			this.digest = known;
		}
		return known;
	}

	static int bits(Collection<? extends Enum<?>> values) {
		int bits = 0;
		for (Enum<?> value : values) {
			bits |= 1 << value.ordinal();
		}
		return bits;
	}

	/** What is not seen is not known; only what is said is a yes. */
	private static Answer offers(Community community, AccessNeed need) {
		return switch (need) {
			case ANONYMITY -> community.anonymousAllowed();
			case ANY_TIME -> oneOf(community, AT_ANY_TIME);
			case NO_ACCOUNT -> community.registrationRequired() ? Answer.NO : Answer.YES;
			case IN_WRITING -> oneOf(community, IN_WRITING);
			case SPOKEN -> oneOf(community, SPOKEN);
			case ACCESSIBLE -> community.accessibility().isEmpty() ? Answer.UNKNOWN : Answer.YES;
		};
	}

	private static Answer oneOf(Community community, Set<String> formats) {
		return community.formats().stream().anyMatch(formats::contains) ? Answer.YES : Answer.NO;
	}

}
