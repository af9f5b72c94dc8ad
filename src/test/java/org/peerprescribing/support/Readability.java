package org.peerprescribing.support;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How easily an English text is read, by J. P. Kincaid and others, "Derivation of new
 * readability formulas for Navy enlisted personnel" (1975): grade = 0.39 words a sentence
 * + 11.8 syllables a word - 15.59. Somebody of that American school grade is five years
 * older.
 *
 * @param sentences at least 1
 * @param words at least 1
 * @param syllables as counted by rule, which is right for most common words
 * @param longestSentence words of the longest sentence
 */
public record Readability(int sentences, int words, int syllables, int longestSentence) {

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");

	private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

	/** A last e that is not heard: "like", "use", not "people" or "the". */
	private static final Pattern SILENT_E = Pattern.compile(".*[^aeiouyl]e|.*[aeiouy]le");

	/**
	 * An "-ed" or "-es" that is not heard: "asked", "likes", not "wanted" or "changes".
	 */
	private static final Pattern SILENT_ENDING = Pattern
		.compile(".*(?<![bcdfgkpt]l)(?<![aeioutd])ed|.*[^aeiouyscxzgh]es");

	/** Vowels that are said apart: "diary", "quiet", "serious", "replying", "idea". */
	private static final Pattern APART = Pattern
		.compile("ia[^l]|io[^nu]|[^cgtx]ious|eing|ying|uie|(?<=er)yo|(?<!q)ua[ln]|(?<=[aeiouy][^aeiouy]{1,2})e[ao]$");

	/** An e in the middle that is not heard: "something", "useful", "every". */
	private static final Pattern SILENT_WITHIN = Pattern.compile("some(?=thing|times|where)|e(?=ful|less|ment)|every");

	/** Any text of at least one word. */
	public static Readability of(String text) {
		List<String> sentences = Arrays.stream(text.split("(?<=[.!?:;])\\s+|\\R"))
			.filter((sentence) -> WORD.matcher(sentence).find())
			.toList();
		List<String> words = words(text);
		if (words.isEmpty()) {
			throw new IllegalArgumentException("no words");
		}
		int longest = sentences.stream().mapToInt((sentence) -> words(sentence).size()).max().orElseThrow();
		return new Readability(sentences.size(), words.size(), words.stream().mapToInt(Readability::syllables).sum(),
				longest);
	}

	/** American school grade; may be below 0 for very short words. */
	public double grade() {
		return 0.39 * this.words / this.sentences + 11.8 * this.syllables / this.words - 15.59;
	}

	/** In years. */
	public double readingAge() {
		return grade() + 5;
	}

	/** Words of a text in any language. */
	public static List<String> words(String text) {
		return WORD.matcher(text).results().map(MatchResult::group).toList();
	}

	/** At least 1. */
	public static int syllables(String word) {
		String plain = word.toLowerCase(Locale.ROOT).replaceAll("['’]s$|['’]", "");
		int count = (int) VOWELS.matcher(plain).results().count();
		count += (int) APART.matcher(plain).results().count();
		count -= (int) SILENT_WITHIN.matcher(plain).results().count();
		if (count > 1 && (SILENT_E.matcher(plain).matches() || SILENT_ENDING.matcher(plain).matches())) {
			count--;
		}
		return Math.max(1, count);
	}

}
