package org.peerprescribing.directory.openreferral;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Background;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * Which services somebody wants, by the standard's parameters: {@code search},
 * {@code taxonomy_term_id}, {@code taxonomy_id}, {@code minimum_age},
 * {@code maximum_age}, {@code modified_after}; {@code start_time}, {@code end_time} and
 * {@code day} find none, since no hours are kept. Any other parameter is passed over.
 */
final class Question {

	private static final int LONGEST = 200;

	private static final List<String> HOURS = List.of("start_time", "end_time", "day");

	private final Map<String, String> parameters;

	private final @Nullable BigDecimal youngest;

	private final @Nullable BigDecimal oldest;

	private final @Nullable Instant modifiedAfter;

	/**
	 * Refuses with {@code invalid-value} a parameter that cannot be read.
	 * @param parameters as they came; empty ones say nothing
	 */
	Question(Map<String, String> parameters) {
		this.parameters = parameters;
		this.youngest = age("minimum_age");
		this.oldest = age("maximum_age");
		this.modifiedAfter = said("modified_after").map(Question::moment).orElse(null);
		if (said("search").filter((words) -> words.length() > LONGEST).isPresent()) {
			throw new ProblemException(Problem.INVALID_VALUE, "search");
		}
	}

	boolean wantsAll() {
		return Stream
			.concat(HOURS.stream(),
					Stream.of("search", "taxonomy_term_id", "taxonomy_id", "minimum_age", "maximum_age",
							"modified_after"))
			.noneMatch((name) -> said(name).isPresent());
	}

	/**
	 * @param linked the communities linked to a term or to any term of a taxonomy
	 */
	Predicate<ListedCommunity> over(Function<UUID, Set<CommunityId>> linked) {
		List<Predicate<ListedCommunity>> all = new ArrayList<>();
		if (HOURS.stream().anyMatch((name) -> said(name).isPresent())) {
			all.add((listed) -> false);
		}
		said("search").map((words) -> words.toLowerCase(Locale.ROOT))
			.ifPresent((words) -> all.add((listed) -> text(listed.community()).contains(words)));
		all.add((listed) -> isWithinAges(listed.community()) && isModified(listed.background()));
		for (String name : List.of("taxonomy_term_id", "taxonomy_id")) {
			said(name).map((id) -> FeedIds.read(id).map(linked).orElse(Set.of()))
				.ifPresent((found) -> all.add((listed) -> found.contains(listed.community().id())));
		}
		return (listed) -> all.stream().allMatch((one) -> one.test(listed));
	}

	private boolean isWithinAges(Community facts) {
		boolean notYounger = this.youngest == null
				|| (facts.minAge() != null && BigDecimal.valueOf(facts.minAge()).compareTo(this.youngest) >= 0);
		boolean notOlder = this.oldest == null
				|| (facts.maxAge() != null && BigDecimal.valueOf(facts.maxAge()).compareTo(this.oldest) <= 0);
		return notYounger && notOlder;
	}

	private boolean isModified(@Nullable Background background) {
		return this.modifiedAfter == null
				|| (background != null && !background.factsChangedAt().isBefore(this.modifiedAfter));
	}

	private Optional<String> said(String name) {
		return Optional.ofNullable(this.parameters.get(name)).filter((value) -> !value.isBlank());
	}

	private @Nullable BigDecimal age(String name) {
		String text = said(name).orElse(null);
		if (text == null) {
			return null;
		}
		if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3})?")) {
			throw new ProblemException(Problem.INVALID_VALUE, name);
		}
		return new BigDecimal(text);
	}

	private static Instant moment(String text) {
		try {
			return OffsetDateTime.parse(text).toInstant();
		}
		catch (DateTimeException ex) {
			throw new ProblemException(Problem.INVALID_VALUE, "modified_after");
		}
	}

	private static String text(Community facts) {
		return (facts.name() + "\n" + facts.summary() + "\n" + facts.provider()).toLowerCase(Locale.ROOT);
	}

}
