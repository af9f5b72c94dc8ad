package org.peerprescribing.reporting.web;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.peerprescribing.reporting.statistics.CumulativeIncidence;
import org.peerprescribing.reporting.statistics.FunnelPlot;
import org.peerprescribing.reporting.statistics.TimeToEvent;
import org.peerprescribing.reporting.statistics.TimeToEvent.Ending;
import org.peerprescribing.reporting.statistics.XmrChart;
import org.peerprescribing.reporting.statistics.XmrChart.Better;
import org.peerprescribing.reporting.statistics.XmrChart.Rebase;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The published vectors as pictures, kept beside the build's papers to be looked at. */
class PicturesTests {

	private static final List<Double> RISING = List.of(20., 22., 21., 20., 23., 21., 22., 23., 24., 25., 26., 27., 28.,
			22.);

	private static final List<Double> RISEN = List.of(10., 11., 9., 10., 12., 11., 14., 15., 14., 15., 16., 14., 15.,
			16.);

	@Test
	void drawsPointsLimitsAndSpecialCauses() throws Exception {
		String svg = XmrPicture
			.of("trend", "Joining rose in the second half of the year", "Joined, % of issued", months(14),
					XmrChart.of(RISING, Better.HIGHER, 24.0, false))
			.svg();

		Document picture = kept("xmr-rising", svg);
		assertThat(picture.getElementsByTagName("circle").getLength()).isEqualTo(1 + 1);
		assertThat(svg).contains(">Target<", ">Upper limit<", "13 of them are special cause variation");
	}

	@Test
	void drawsEachPhaseWithItsReason() throws Exception {
		String svg = XmrPicture
			.of("trend", "Joining is steady since letters are sent", "Joined, % of issued", months(14),
					XmrChart.locked(RISEN, List.of(new Rebase(6, "Letters sent")), Better.LOWER, null))
			.svg();

		kept("xmr-rebased", svg);
		assertThat(svg).contains(">Letters sent<", "on trial").doesNotContain(">Target<");
	}

	@Test
	void drawsAnOutlierAndSaysThatRangesWereLeftOut() throws Exception {
		List<Double> outlying = List.of(40., 42., 38., 41., 39., 43., 40., 37., 42., 41., 39., 40., 70.);

		String svg = XmrPicture
			.of("trend", "One month lies far above the others", "Opened, % of delivered", months(13),
					XmrChart.of(outlying, Better.NEITHER, null, true))
			.svg();

		kept("xmr-outlying", svg);
		assertThat(svg).contains("Outlying moving ranges were left out");
	}

	@Test
	void drawsPracticesWithinTheirLimits() throws Exception {
		Random random = new Random(20261122);
		List<FunnelPlot.Place> places = new ArrayList<>();
		for (int i = 0; i < 38; i++) {
			int issued = 10 + 5 * random.nextInt(30);
			int joined = (int) IntStream.range(0, issued).filter((n) -> random.nextInt(100) < 38).count();
			places.add(new FunnelPlot.Place("A81%03d".formatted(i), Math.min(issued, joined / 5 * 5), issued));
		}
		places.add(new FunnelPlot.Place("A81901", 80, 120));
		places.add(new FunnelPlot.Place("A81902", 25, 110));

		String svg = FunnelPlotPicture
			.of("practices", "Seven of 40 practices differ by more than chance", "joined", "issued",
					FunnelPlot.of(places))
			.svg();

		kept("funnel-plot", svg);
		assertThat(svg).contains("Funnel plot of 40 practices", ">A81901<", ">A81902<");
	}

	@Test
	void drawsHowManyHaveJoinedByEachDay() throws Exception {
		Random random = new Random(20261122);
		Ending[] endings = { Ending.EVENT, Ending.EVENT, Ending.EVENT, Ending.OPTED_OUT, Ending.DEATH,
				Ending.LEFT_PRACTICE, Ending.CENSORED, Ending.CENSORED };
		List<TimeToEvent> times = IntStream.range(0, 160).mapToObj((i) -> {
			Ending ending = endings[random.nextInt(endings.length)];
			return new TimeToEvent((ending == Ending.CENSORED) ? 98 : random.nextInt(90), ending);
		}).toList();

		String svg = IncidencePicture
			.of("joining", "About a third had joined after fourteen weeks", 98, CumulativeIncidence.of(times))
			.svg();

		kept("incidence", svg);
		assertThat(svg).contains(">Joined<", ">Opted out<", ">Died<", ">Left the practice<");
	}

	@Test
	void drawsThePublishedTimesToJoining() throws Exception {
		List<TimeToEvent> times = List.of(event(1), event(2), lost(2), event(3), lost(5), event(7), event(9), lost(14));

		String svg = IncidencePicture
			.of("joining", "Four in five had joined by day nine", 14, CumulativeIncidence.of(times))
			.svg();

		kept("incidence-vector", svg);
		assertThat(svg).contains("joined 80%.");
	}

	@Test
	void tellsEachThingByShapeAsWellAsByColour() {
		assertThat(Map.of(Svg.Mark.COMMON, "<circle", Svg.Mark.BETTER, "<polygon")).allSatisfy((mark, shape) -> {
			Svg svg = new Svg("one", "One", "One mark");
			svg.mark(1, 1, mark);
			assertThat(svg.end()).contains(shape, "stroke=\"" + Svg.INK);
		});
	}

	@Test
	void escapesWhatItIsGiven() {
		String svg = new Svg("one", "A < B & \"C\"", "<script>").end();

		assertThat(svg).contains("A &lt; B &amp; &quot;C&quot;", "&lt;script&gt;").doesNotContain("<script>");
		assertThatIllegalArgumentException().isThrownBy(() -> new Svg("One\"", "One", "One"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Svg("one", " ", "One"));
	}

	/** Keeps the picture and reads it as a browser would. */
	private static Document kept(String name, String svg) throws Exception {
		Path folder = Files.createDirectories(Path.of("target/paper"));
		Files.writeString(folder.resolve(name + ".svg"), svg);
		assertThat(svg).doesNotContain("style=").doesNotContain("<style").doesNotContain("NaN");
		Document picture = DocumentBuilderFactory.newInstance()
			.newDocumentBuilder()
			.parse(new InputSource(new StringReader(svg)));
		assertThat(picture.getDocumentElement().getAttribute("role")).isEqualTo("img");
		assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
		assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
		return picture;
	}

	private static List<String> months(int count) {
		String[] names = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
		return IntStream.range(0, count).mapToObj((i) -> names[i % 12]).toList();
	}

	private static TimeToEvent event(int day) {
		return new TimeToEvent(day, Ending.EVENT);
	}

	private static TimeToEvent lost(int day) {
		return new TimeToEvent(day, Ending.CENSORED);
	}

}
