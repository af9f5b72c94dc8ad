package org.peerprescribing.shared;

import java.text.Bidi;
import java.text.BreakIterator;
import java.util.Locale;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;

/**
 * Text that runs from right to left, as the Java runtime understands it (Unicode
 * bidirectional algorithm). Arabic letters are not joined.
 */
final class JavaBidi {

	private JavaBidi() {
	}

	/** Splits a paragraph into runs of one direction. */
	static final class Splitter implements BidiSplitter {

		private Bidi bidi = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);

		@Override
		public void setParagraph(String paragraph, byte defaultDirection) {
			this.bidi = new Bidi(paragraph,
					(defaultDirection == RTL) ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
		}

		@Override
		public int countTextRuns() {
			return this.bidi.getRunCount();
		}

		@Override
		public BidiTextRun getVisualRun(int run) {
			int start = this.bidi.getRunStart(run);
			return new BidiTextRun(start, this.bidi.getRunLimit(run) - start,
					(this.bidi.getRunLevel(run) % 2 == 0) ? LTR : RTL);
		}

		@Override
		public byte getBaseDirection(String paragraph) {
			Bidi natural = new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
			return natural.baseIsLeftToRight() ? LTR : RTL;
		}

	}

	/** Puts a run from right to left into the order in which it is drawn. */
	static final class Reorderer implements BidiReorderer {

		private static final String OPENING = "([{<«";

		private static final String CLOSING = ")]}>»";

		@Override
		public String reorderRTLTextToLTR(String text) {
			BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
			characters.setText(text);
			StringBuilder drawn = new StringBuilder(text.length());
			for (int end = characters.last(),
					start = characters.previous(); start != BreakIterator.DONE; end = start, start = characters
						.previous()) {
				drawn.append(mirrored(text.substring(start, end)));
			}
			return drawn.toString();
		}

		@Override
		public String shapeText(String text) {
			return text;
		}

		@Override
		public String deshapeText(String text) {
			return text;
		}

		@Override
		public boolean isLiveImplementation() {
			return true;
		}

		private static String mirrored(String character) {
			int opening = OPENING.indexOf(character);
			if (opening >= 0) {
				return CLOSING.substring(opening, opening + 1);
			}
			int closing = CLOSING.indexOf(character);
			return (closing >= 0) ? OPENING.substring(closing, closing + 1) : character;
		}

	}

}
