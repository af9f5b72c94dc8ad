package org.peerprescribing.directory.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Activity;

import org.springframework.util.MultiValueMap;

/**
 * What a curator typed of how alive a community is, kept as typed so that it can be shown
 * again.
 *
 * @param posts posts and replies a day
 * @param reply hours until the first reply
 * @param unanswered percent of new posts that nobody answers
 * @param moderators how many people look after what is posted
 * @param day of the month
 * @param month 1 to 12
 * @param year four digits
 * @param basis who says so
 */
record ActivityForm(String posts, String reply, String unanswered, String moderators, String day, String month,
		String year, String basis) {

	static final ActivityForm EMPTY = new ActivityForm("", "", "", "", "", "", "", "");

	private static final String FAULT = "activity.fault.";

	private static final double MOST_POSTS = 1_000_000;

	/** A year: whoever is answered later is not answered. */
	private static final double MOST_HOURS = 8784;

	private static final int MOST_MODERATORS = 100_000;

	/** Nobody recorded such things before. */
	private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

	private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,7}(?:\\.[0-9]{1,4})?");

	private static final Pattern WHOLE = Pattern.compile("[0-9]{1,6}");

	static ActivityForm of(MultiValueMap<String, String> sent) {
		return new ActivityForm(get(sent, "posts"), get(sent, "reply"), get(sent, "unanswered"),
				get(sent, "moderators"), get(sent, "day"), get(sent, "month"), get(sent, "year"), get(sent, "basis"));
	}

	/** In the order of the page. */
	List<FieldFault> faults(LocalDate today, Words words) {
		List<FieldFault> faults = new ArrayList<>();
		if (this.posts.isEmpty() && this.reply.isEmpty() && this.unanswered.isEmpty() && this.moderators.isEmpty()) {
			faults.add(new FieldFault("posts", words.say(FAULT + "nothing")));
		}
		require(isEmptyOrUpTo(this.posts, MOST_POSTS), "posts", faults, words);
		require(isEmptyOrUpTo(this.reply, MOST_HOURS), "reply", faults, words);
		require(isEmptyOrUpTo(this.unanswered, 100), "unanswered", faults, words);
		require(this.moderators.isEmpty()
				|| (WHOLE.matcher(this.moderators).matches() && Integer.parseInt(this.moderators) <= MOST_MODERATORS),
				"moderators", faults, words);
		Optional<LocalDate> on = on();
		require(on.filter((known) -> !known.isBefore(FIRST)).isPresent(), "day", faults, words);
		if (on.filter((known) -> known.isAfter(today)).isPresent()) {
			faults.add(new FieldFault("day", words.say(FAULT + "future")));
		}
		require(chosen().isPresent(), "basis", faults, words);
		return faults;
	}

	/** Only after {@link #faults} found none. */
	Activity activity() {
		Double hours = number(this.reply);
		Double percent = number(this.unanswered);
		return new Activity(number(this.posts), (hours != null) ? Duration.ofMinutes(Math.round(60 * hours)) : null,
				(percent != null) ? percent / 100 : null,
				this.moderators.isEmpty() ? null : Integer.valueOf(this.moderators), on().orElseThrow(),
				chosen().orElseThrow());
	}

	private Optional<LocalDate> on() {
		try {
			return Optional.of(LocalDate.of(Integer.parseInt(this.year), Integer.parseInt(this.month),
					Integer.parseInt(this.day)));
		}
		catch (NumberFormatException | DateTimeException ex) {
			return Optional.empty();
		}
	}

	private Optional<Activity.Basis> chosen() {
		return Arrays.stream(Activity.Basis.values()).filter((one) -> one.name().equals(this.basis)).findFirst();
	}

	private static boolean isEmptyOrUpTo(String text, double most) {
		return text.isEmpty() || (DECIMAL.matcher(text).matches() && Double.parseDouble(text) <= most);
	}

	private static @Nullable Double number(String text) {
		return text.isEmpty() ? null : Double.valueOf(text);
	}

	private static void require(boolean holds, String field, List<FieldFault> faults, Words words) {
		if (!holds) {
			faults.add(new FieldFault(field, words.say(FAULT + field)));
		}
	}

	private static String get(MultiValueMap<String, String> sent, String name) {
		String value = sent.getFirst(name);
		return (value != null) ? value.strip() : "";
	}

}
