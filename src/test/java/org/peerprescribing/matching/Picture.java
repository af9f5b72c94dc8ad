package org.peerprescribing.matching;

import java.util.List;
import java.util.Locale;

/**
 * Bars lying on their side, as an inline SVG with a name and a description for those who
 * cannot see it.
 */
final class Picture {

	private static final int WIDTH = 900;

	private static final int LABEL = 250;

	private static final int NUMBERS = 170;

	private static final int ROW = 26;

	private static final int COLUMNS = 4;

	private static final int LINE = 19;

	private Picture() {
	}

	/**
	 * One bar a row, each cut into parts from the left.
	 * @param title its name
	 * @param description what can be seen in it, in words
	 */
	static String bars(String title, String description, List<Bar> bars) {
		StringBuilder svg = new StringBuilder();
		int height = bars.size() * ROW + 4;
		svg.append(open(title, description, height));
		for (int i = 0; i < bars.size(); i++) {
			Bar bar = bars.get(i);
			int y = i * ROW + 2;
			svg.append(text(LABEL - 8, y + 16, "end", bar.label()));
			double x = LABEL;
			int whole = WIDTH - LABEL - NUMBERS;
			svg.append("<rect class=\"rail\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"18\"/>".formatted(LABEL, y + 2,
					whole));
			for (Part part : bar.parts()) {
				double wide = part.share() * whole;
				svg.append(String.format(Locale.ROOT,
						"<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"18\"/>", part.kind(), x, y + 2,
						wide));
				x += wide;
			}
			svg.append(text(WIDTH - NUMBERS + 8, y + 16, "start", bar.numbers()));
		}
		return svg.append("</svg>\n").toString();
	}

	/** A coloured square and a name for each thing, down the columns. */
	static String squares(String title, String description, List<Square> squares) {
		int down = (squares.size() + COLUMNS - 1) / COLUMNS;
		int wide = WIDTH / COLUMNS;
		StringBuilder svg = new StringBuilder();
		svg.append(open(title, description, down * LINE + 2));
		for (int i = 0; i < squares.size(); i++) {
			int x = i / down * wide;
			int y = i % down * LINE;
			svg.append("<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\"/>"
				.formatted(squares.get(i).kind(), x, y + 2));
			svg.append("<text class=\"small\" x=\"%d\" y=\"%d\">%s</text>".formatted(x + 18, y + 12,
					escape(shortened(squares.get(i).label()))));
		}
		return svg.append("</svg>\n").toString();
	}

	private static String shortened(String label) {
		return (label.length() > 33) ? label.substring(0, 32).strip() + "\u2026" : label;
	}

	static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	private static String open(String title, String description, int height) {
		String id = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
		return """
				<svg viewBox="0 0 %d %d" role="img" aria-labelledby="%s-t %s-d"><title id="%s-t">%s</title>\
				<desc id="%s-d">%s</desc>""".formatted(WIDTH, height, id, id, id, escape(title), id,
				escape(description));
	}

	private static String text(int x, int y, String anchor, String words) {
		return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>".formatted(x, y, anchor, escape(words));
	}

	/**
	 * One bar.
	 *
	 * @param numbers what stands beside it
	 */
	record Bar(String label, List<Part> parts, String numbers) {
	}

	/**
	 * A part of a bar.
	 *
	 * @param kind its class in the style sheet
	 * @param share of the whole length, 0 to 1
	 */
	record Part(String kind, double share) {
	}

	/**
	 * A square.
	 *
	 * @param kind its class in the style sheet
	 */
	record Square(String label, String kind) {
	}

}
