package org.peerprescribing.outcomes.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.outcomes.CheckInAnswers;

import org.springframework.util.MultiValueMap;

/**
 * What was sent from the check-in's page. A question without an answer was skipped; one
 * with an answer that is not offered, or with two, is wrong, and then nothing counts.
 */
final class CheckInForm {

	static final List<String> FIVE = List.of("1", "2", "3", "4", "5");

	static final List<String> YES_OR_NO = List.of("yes", "no");

	private final MultiValueMap<String, String> sent;

	private final Map<String, String> chosen = new HashMap<>();

	private final List<String> wrong = new ArrayList<>();

	private final CheckInAnswers answers;

	CheckInForm(MultiValueMap<String, String> sent) {
		this.sent = sent;
		CheckInAnswers.@Nullable Fit fit = code("fit", CheckInAnswers.Fit.values());
		@Nullable NotRightReason reason = code("reason", NotRightReason.values());
		this.answers = new CheckInAnswers(fit, (fit == CheckInAnswers.Fit.NO) ? reason : null, yesOrNo("joined"),
				yesOrNo("using"), point("useful"),
				new CheckInAnswers.Reflections(point("knowMore"), point("lessAlone"), point("moreAble")));
	}

	/** As far as they are right. */
	CheckInAnswers answers() {
		return this.answers;
	}

	/** By the name of the question. */
	Map<String, String> chosen() {
		return this.chosen;
	}

	/** Names of questions, in their order; empty where all is well. */
	List<String> wrong() {
		return this.wrong;
	}

	private <E extends Enum<E>> @Nullable E code(String name, E[] codes) {
		return one(name, Arrays.stream(codes).map(Enum::name).toList(),
				(given) -> Arrays.stream(codes).filter((code) -> code.name().equals(given)).findFirst().orElseThrow());
	}

	private @Nullable Boolean yesOrNo(String name) {
		return one(name, YES_OR_NO, "yes"::equals);
	}

	private @Nullable Integer point(String name) {
		return one(name, FIVE, Integer::valueOf);
	}

	private <T> @Nullable T one(String name, List<String> offered, Function<String, T> read) {
		List<String> given = this.sent.getOrDefault(name, List.of())
			.stream()
			.filter((value) -> !value.isEmpty())
			.toList();
		if (given.isEmpty()) {
			return null;
		}
		if (given.size() > 1 || !offered.contains(given.getFirst())) {
			this.wrong.add(name);
			return null;
		}
		this.chosen.put(name, given.getFirst());
		return read.apply(given.getFirst());
	}

}
