package org.peerprescribing.directory.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityChange;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Criterion;

import org.springframework.stereotype.Component;

/** Every change of a community in plain words: who, when, what, from what to what. */
@Component
class HistoryRows {

	/** Columns whose values are codes, and the messages that say them. */
	private static final Map<String, String> LISTS = Map.ofEntries(Map.entry("audience", "audience"),
			Map.entry("formats", "format"), Map.entry("moderation", "moderation"), Map.entry("cost", "cost"),
			Map.entry("supports", "support"), Map.entry("region", "region"), Map.entry("kind", "kind"),
			Map.entry("provider_type", "provider-type"), Map.entry("source_status", "source-status"),
			Map.entry("confidence", "confidence"), Map.entry("professional_oversight", "answer"),
			Map.entry("crisis_policy", "answer"), Map.entry("anonymous_allowed", "answer"),
			Map.entry("registration_required", "answer"), Map.entry("languages", "language"),
			Map.entry("needs", "need"), Map.entry("commissioned_by", "payer"));

	private final CommunityLifecycle lifecycle;

	private final CommunityReviews reviews;

	private final CommunityDirectory directory;

	private final Words words;

	HistoryRows(CommunityLifecycle lifecycle, CommunityReviews reviews, CommunityDirectory directory, Words words) {
		this.lifecycle = lifecycle;
		this.reviews = reviews;
		this.directory = directory;
		this.words = words;
	}

	/** Newest first. */
	List<Row> of(CommunityId id) {
		Map<String, String> questions = this.reviews.criteria()
			.stream()
			.collect(Collectors.toMap(Criterion::id, Criterion::question));
		return this.lifecycle.history(id).stream().map((change) -> row(change, questions)).toList();
	}

	private Row row(CommunityChange change, Map<String, String> questions) {
		String field = (change.field() != null) ? change.field() : "";
		String what = switch (change.what()) {
			case ADDED -> this.words.say("change.ADDED");
			case STATE -> this.words.say("change.STATE");
			case ADDRESS -> this.words.say("change.ADDRESS");
			case FACT -> this.words.sayOr("column." + field, field.replace('_', ' '));
			case PAUSE -> this.words.say("pause." + field);
			case REVIEW -> this.words.sayOr("step." + field, field);
			case FINDING -> questions.getOrDefault(field, field);
			case ACTIVITY -> this.words.say("change.ACTIVITY");
		};
		return new Row(London.time(change.at()), change.by(), what, value(change, change.before()),
				value(change, change.after()), (change.note() != null) ? note(change, change.note()) : "");
	}

	private String value(CommunityChange change, @Nullable String value) {
		if (value == null) {
			return "";
		}
		return switch (change.what()) {
			case ADDED, STATE -> this.words.sayOr("state." + value, value);
			case FINDING -> this.words.sayOr("outcome." + value, value);
			case REVIEW -> this.words.sayOr("review-state." + value, value);
			case PAUSE -> this.words.say("pause.on");
			case ADDRESS -> this.words.say("change.unreachable");
			case FACT -> fact(String.valueOf(change.field()), value);
			default -> value;
		};
	}

	/** Why it moved is a sentence of somebody, or the code of a pause. */
	private String note(CommunityChange change, String note) {
		return (change.what() == CommunityChange.What.STATE) ? this.words.sayOr("pause." + note, note) : note;
	}

	private String fact(String column, String value) {
		if ("successor".equals(column)) {
			return this.directory.find(new CommunityId(value)).map((found) -> found.name()).orElse(value);
		}
		String list = LISTS.get(column);
		return (list == null) ? value
				: Arrays.stream(value.split(";", -1))
					.map((code) -> this.words.sayOr(list + "." + code, code))
					.collect(Collectors.joining(", "));
	}

	/**
	 * One change; what there was not is empty.
	 *
	 * @param time when
	 * @param by who
	 * @param what what changed
	 * @param before how it was
	 * @param after how it is since
	 * @param note why
	 */
	record Row(String time, String by, String what, String before, String after, String note) {
	}

}
