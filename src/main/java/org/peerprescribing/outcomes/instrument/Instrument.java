package org.peerprescribing.outcomes.instrument;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Questions with their answers, of one version.
 *
 * @param asked id, version and hash of the wording
 * @param url canonical address of the FHIR Questionnaire, without the version
 * @param title what it is called
 * @param introduction what stands before its questions; null where nothing does
 * @param items its questions, in order; empty where we have no licence to carry them
 * @param scoring how it is scored
 * @param licence under which licence it may be asked
 * @param attribution whom to name; empty where nobody has to be
 */
public record Instrument(InstrumentVersion asked, String url, String title, @Nullable String introduction,
		List<Item> items, ScoringRule scoring, Licence licence, String attribution) {

	public Instrument {
		items = List.copyOf(items);
	}

	public String id() {
		return this.asked.instrument();
	}

	/** Refuses an item that is not asked, and a value that is not offered. */
	public Score score(Map<String, Integer> answers) {
		return this.scoring.score(this, answers);
	}

	/** Refuses an item that is not asked. */
	public Item item(String linkId) {
		return this.items.stream()
			.filter((item) -> item.linkId().equals(linkId))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("Not an item of " + id()));
	}

	/** A rule that adds up what is not asked would never give a total. */
	boolean scoresOnlyItsItems() {
		return this.items.stream().map(Item::linkId).toList().containsAll(this.scoring.summed());
	}

	/**
	 * One question.
	 *
	 * @param linkId its name within the instrument
	 * @param text the question, word for word
	 * @param options the answers offered; empty for yes or no
	 */
	public record Item(String linkId, String text, List<Option> options) {

		public Item {
			options = List.copyOf(options);
		}

		/** Whether the value is one of those offered. */
		public boolean allows(int value) {
			return this.options.stream().anyMatch((option) -> option.value() == value);
		}

		/** The answer of this value; refuses one that is not offered. */
		public Option option(int value) {
			return this.options.stream()
				.filter((option) -> option.value() == value)
				.findFirst()
				.orElseThrow(() -> new IllegalArgumentException("Outside the scale of " + this.linkId));
		}

	}

	/**
	 * One answer.
	 *
	 * @param code null where the answer is the number itself
	 * @param value the number that is kept and scored
	 * @param display how it reads
	 */
	public record Option(@Nullable String code, int value, String display) {
	}

}
