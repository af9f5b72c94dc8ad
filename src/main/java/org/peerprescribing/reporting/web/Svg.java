package org.peerprescribing.reporting.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes one picture, with a title and a description for those who do not see it. Looks
 * are given as presentation attributes, which need no style that the page would have to
 * allow. Marks have a dark outline and a shape of their own, so that nothing is told by
 * colour alone.
 */
final class Svg {

	static final String BLUE = "#00b0f0";

	static final String ORANGE = "#e46c0a";

	static final String PURPLE = "#490092";

	static final String GREY = "#a6a6a6";

	static final String INK = "#212b32";

	static final int WIDTH = 760;

	static final int HEIGHT = 420;

	private final StringBuilder text = new StringBuilder();

	/**
	 * @param id unique on the page; lower-case letters, digits and hyphens
	 * @param headline what it shows, as one sentence
	 * @param description what a reader would see
	 */
	Svg(String id, String headline, String description) {
		if (!id.matches("[a-z][a-z0-9-]*") || headline.isBlank() || description.isBlank()) {
			throw new IllegalArgumentException("A picture has an id, a headline and a description");
		}
		this.text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"report-picture\" role=\"img\" width=\"")
			.append(WIDTH)
			.append("\" height=\"")
			.append(HEIGHT)
			.append("\" viewBox=\"0 0 %d %d\"".formatted(WIDTH, HEIGHT))
			.append(" font-family=\"Arial, sans-serif\" aria-labelledby=\"%s-title %s-desc\">\n".formatted(id, id))
			.append("<title id=\"%s-title\">%s</title>\n".formatted(id, escaped(headline)))
			.append("<desc id=\"%s-desc\">%s</desc>\n".formatted(id, escaped(description)));
		text(0, 20, "start", 18, headline, "font-weight=\"bold\"");
	}

	void text(double x, double y, String anchor, int size, String words, String... attributes) {
		this.text.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\" %s>%s</text>\n"
			.formatted(number(x), number(y), anchor, size, INK, String.join(" ", attributes), escaped(words)));
	}

	/**
	 * @param dashes as in {@code stroke-dasharray}; {@code none} for a solid line
	 */
	void line(double x1, double y1, double x2, double y2, String colour, double width, String dashes) {
		path("M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2), colour, width, dashes);
	}

	void path(String d, String colour, double width, String dashes) {
		this.text.append("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" stroke-dasharray=\"%s\"/>\n"
			.formatted(d, colour, number(width), dashes));
	}

	/** A band between two lines. */
	void area(String d, String colour) {
		this.text.append("<path d=\"%s\" fill=\"%s\" fill-opacity=\"0.2\"/>\n".formatted(d, colour));
	}

	/** One mark; each kind has its own colour and its own shape. */
	void mark(double x, double y, Mark mark) {
		String shape = switch (mark) {
			case COMMON -> "<circle cx=\"%s\" cy=\"%s\" r=\"5\"".formatted(number(x), number(y));
			case BETTER -> polygon(x, y, 0, -8, 7, 5, -7, 5);
			case WORSE -> polygon(x, y, -5.5, -5.5, 5.5, -5.5, 5.5, 5.5, -5.5, 5.5);
			case OTHER -> polygon(x, y, 0, -7.5, 7.5, 0, 0, 7.5, -7.5, 0);
		};
		this.text.append(shape)
			.append(" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.2\"/>\n".formatted(mark.colour, INK));
	}

	/** What the marks mean, in one line at the bottom. */
	void legend(double y, List<Mark> marks, List<String> words) {
		double x = 70;
		for (int i = 0; i < marks.size(); i++) {
			mark(x, y - 4, marks.get(i));
			text(x + 12, y, "start", 13, words.get(i));
			x += 46 + 6.6 * words.get(i).length();
		}
	}

	String end() {
		return this.text + "</svg>\n";
	}

	/** Straight from point to point. */
	static String through(List<double[]> points) {
		return points.stream()
			.map((point) -> number(point[0]) + " " + number(point[1]))
			.collect(Collectors.joining("L", "M", ""));
	}

	private static String polygon(double x, double y, double... offsets) {
		StringBuilder points = new StringBuilder("<polygon points=\"");
		for (int i = 0; i < offsets.length; i += 2) {
			points.append(number(x + offsets[i])).append(',').append(number(y + offsets[i + 1])).append(' ');
		}
		return points.toString().strip() + '"';
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value);
	}

	private static String escaped(String words) {
		return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	/** What a mark says. */
	enum Mark {

		COMMON(GREY), BETTER(BLUE), WORSE(ORANGE), OTHER(PURPLE);

		private final String colour;

		Mark(String colour) {
			this.colour = colour;
		}

	}

}
