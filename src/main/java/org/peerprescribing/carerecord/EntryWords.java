package org.peerprescribing.carerecord;

import java.util.List;

/**
 * What an entry says, in words. Hides itself in text.
 *
 * @param title what it is
 * @param parts in the order in which they stand
 */
public record EntryWords(String title, List<Part> parts) {

	public EntryWords {
		parts = List.copyOf(parts);
	}

	@Override
	public String toString() {
		return "EntryWords[hidden]";
	}

	/** A heading with what stands under it. */
	public record Part(String heading, List<String> sentences) {

		public Part {
			sentences = List.copyOf(sentences);
		}

		@Override
		public String toString() {
			return "Part[hidden]";
		}

	}

}
