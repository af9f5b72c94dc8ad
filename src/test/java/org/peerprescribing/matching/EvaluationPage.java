package org.peerprescribing.matching;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;

import org.springframework.core.io.ClassPathResource;

/** The evaluation as one page that needs nothing else. */
final class EvaluationPage {

	private static final String COVERAGE_KEY = """
			<p class="key"><i class="two"></i>two communities or more<i class="one"></i>one<i class="none"></i>none\
			<i class="stop"></i>stopped for safety</p>
			""";

	private final StringBuilder html = new StringBuilder();

	private EvaluationPage() {
	}

	static String of(EvaluationResult result, NeedHierarchy needs) throws IOException {
		EvaluationPage page = new EvaluationPage();
		page.figures(result);
		page.agreement(result);
		page.misses(result);
		page.grid(result);
		page.needs(result, needs);
		page.patients(result);
		page.concentration(result);
		return new ClassPathResource("matching/evaluation.html").getContentAsString(StandardCharsets.UTF_8)
			.replace("{{body}}", page.html);
	}

	private void figures(EvaluationResult result) {
		int asked = result.judged().size();
		add("<ul class=\"figures\">");
		figure(EvaluationTable.percent((double) result.agreeing() / asked),
				"of %d vignettes have an acceptable answer (at least 90 %% are asked for)".formatted(asked));
		figure(Long.toString(asked - result.respected()), "vignettes where something was shown that must never be");
		figure(EvaluationTable.share(result.people().all().matched(), result.people().all().asked()),
				"of the synthetic patients with a coded need have a safe match, with the record alone");
		figure(EvaluationTable.percent(result.vignettes().shareOfTop(1)),
				"of first choices go to the most frequent community");
		add("</ul>");
	}

	private void figure(String number, String words) {
		add("<li><strong>%s</strong>%s</li>", number, words);
	}

	private void agreement(EvaluationResult result) {
		add("<h2>Agreement with the hand-written key</h2>");
		add("<p>A vignette agrees where the kind of answer is right and the first proposal is one that a careful "
				+ "clinician would accept.</p>");
		List<Picture.Bar> bars = new ArrayList<>();
		result.themes().forEach((theme, judged) -> {
			long agreeing = judged.stream().filter(Judgement::agrees).count();
			double share = (double) agreeing / judged.size();
			bars.add(new Picture.Bar(theme.replace('-', ' '),
					List.of(new Picture.Part("good", share), new Picture.Part("bad", 1 - share)),
					"%d of %d".formatted(agreeing, judged.size())));
		});
		add(Picture.bars("Agreement by theme", "%d of %d vignettes agree; each theme with its numbers is a row."
			.formatted(result.agreeing(), result.judged().size()), bars));
		add("<p class=\"key\"><i class=\"good\"></i>acceptable<i class=\"bad\"></i>miss</p>");
		List<Judgement> choices = result.choices();
		add("<p>The hard rules alone decide many of them. In %s two or more communities were shown, so that there was an "
				+ "order to get right: %s of these have an acceptable first choice; had what was shown been shuffled, "
				+ "it would have been %s. In %s the first two score the same, and the order of their ids decides.</p>",
				choices.size(),
				EvaluationTable.share(choices.stream().filter(Judgement::agrees).count(), choices.size()),
				EvaluationTable.percent(result.byChance()), result.ties());
	}

	private void misses(EvaluationResult result) {
		add("<h3>Every miss</h3>");
		add("<table><thead><tr><th>Who</th><th>What came</th><th>What was acceptable</th><th>Why</th></tr></thead><tbody>");
		for (Judgement miss : result.misses()) {
			add("<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>", escape(miss.vignette().who()),
					escape(miss.proposal().inWords()), escape(miss.expected()),
					escape(result.explained().getOrDefault(miss.vignette().id(), "Not explained yet.")));
		}
		add("</tbody></table>");
	}

	private void grid(EvaluationResult result) {
		add("<h2>Where somebody can be proposed</h2>");
		add("<p>Every need of the list at every age band, in each language and nation: %s questions. They show where the "
				+ "directory has nobody, not how often people ask. <em>At least</em>: no group is named and no board "
				+ "pays for anything. <em>At best</em>: every group is named and everything is paid for. Age band and "
				+ "nation are counted for those who speak English.</p>", result.grid().all().asked());
		add(COVERAGE_KEY);
		for (Coverage.Split split : List.of(Coverage.Split.AGE, Coverage.Split.LANGUAGE, Coverage.Split.NATION)) {
			add("<h3>By %s</h3>", split.label());
			add(pairs("Coverage by " + split.label(), split, result.grid(), result.gridAtBest()));
		}
	}

	/** Two bars for each label: at least, and at best. */
	private static String pairs(String title, Coverage.Split split, Coverage least, Coverage best) {
		List<Picture.Bar> bars = new ArrayList<>();
		least.by(split).forEach((label, tally) -> {
			bars.add(bar(label + ", at least", tally));
			bars.add(bar("at best", best.by(split).getOrDefault(label, new Coverage.Tally())));
		});
		return Picture.bars(title,
				"For each " + split.label()
						+ " the share of questions with two communities or more, one, none, and stopped for safety.",
				bars);
	}

	private static Picture.Bar bar(String label, Coverage.Tally tally) {
		double asked = Math.max(1, tally.asked());
		return new Picture.Bar(label,
				List.of(new Picture.Part("two", tally.choice() / asked),
						new Picture.Part("one", (tally.matched() - tally.choice()) / asked),
						new Picture.Part("none", (tally.asked() - tally.matched() - tally.stopped()) / asked),
						new Picture.Part("stop", tally.stopped() / asked)),
				"1+: %s, 2+: %s".formatted(EvaluationTable.percent(tally.matched() / asked),
						EvaluationTable.percent(tally.choice() / asked)));
	}

	private void needs(EvaluationResult result, NeedHierarchy needs) {
		add("<h3>By need</h3>");
		add("<p>One square for each of the %s needs, in the order of the list: people of 16 and over who speak English, in "
				+ "every nation, at least.</p>", needs.all().size());
		List<Picture.Square> squares = new ArrayList<>();
		StringBuilder rows = new StringBuilder();
		int nobody = 0;
		for (Need need : needs.all()) {
			Coverage.Tally least = result.grid()
				.by(Coverage.Split.NEED)
				.getOrDefault(need.term(), new Coverage.Tally());
			Coverage.Tally best = result.gridAtBest()
				.by(Coverage.Split.NEED)
				.getOrDefault(need.term(), new Coverage.Tally());
			squares.add(new Picture.Square(need.term(), kind(least)));
			nobody += (best.matched() == 0) ? 1 : 0;
			rows.append(
					"<tr><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>"
						.formatted(escape(need.term()), EvaluationTable.share(least.matched(), least.asked()),
								EvaluationTable.share(least.choice(), least.asked()),
								EvaluationTable.share(best.matched(), best.asked()),
								EvaluationTable.share(best.choice(), best.asked())));
		}
		add(Picture.squares("Coverage by need",
				"One square a need; %d needs have nobody even at best. The table below has every number."
					.formatted(nobody),
				squares));
		add("<p class=\"key\"><i class=\"two\"></i>mostly two or more<i class=\"one\"></i>mostly one<i class=\"some\"></i>"
				+ "only for some ages or nations<i class=\"none\"></i>nobody</p>");
		add("<p>%s needs have nobody even at best.</p>", nobody);
		add("<details><summary>Every need in numbers</summary><table><thead><tr><th>Need</th>"
				+ "<th class=\"n\">1+, at least</th><th class=\"n\">2+, at least</th><th class=\"n\">1+, at best</th>"
				+ "<th class=\"n\">2+, at best</th></tr></thead><tbody>");
		add(rows.toString());
		add("</tbody></table></details>");
	}

	private static String kind(Coverage.Tally tally) {
		if (2 * tally.choice() >= tally.asked()) {
			return "two";
		}
		if (2 * tally.matched() >= tally.asked()) {
			return "one";
		}
		return (tally.matched() > 0) ? "some" : "none";
	}

	private void patients(EvaluationResult result) {
		add("<h2>Synthetic patients</h2>");
		add("<p>%s are alive, %s of them with a coded need. Asked with nothing but the record: the newest coded need that "
				+ "is not sensitive, or else the newest; at best as above. Sex and ethnic group are no inputs of the "
				+ "matcher: a difference by them can only come from needs, ages and languages. Where few were asked, a "
				+ "number shows that the count works, no more.</p>", result.patients(), result.people().all().asked());
		add("<table><thead><tr><th>Split</th><th></th><th class=\"n\">asked</th><th class=\"n\">stopped</th>"
				+ "<th class=\"n\">1+, at least</th><th class=\"n\">2+, at least</th>"
				+ "<th class=\"n\">1+, at best</th><th class=\"n\">2+, at best</th></tr></thead><tbody>");
		patients("all", "", result.people().all(), result.peopleAtBest().all());
		for (Coverage.Split split : List.of(Coverage.Split.AGE, Coverage.Split.LANGUAGE, Coverage.Split.SEX,
				Coverage.Split.ETHNIC_GROUP, Coverage.Split.NEED)) {
			result.people()
				.by(split)
				.forEach((label, tally) -> patients(split.label(), label, tally,
						result.peopleAtBest().by(split).getOrDefault(label, new Coverage.Tally())));
		}
		add("</tbody></table>");
	}

	private void patients(String split, String label, Coverage.Tally least, Coverage.Tally best) {
		add("<tr><td>%s</td><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td>"
				+ "<td class=\"n\">%s</td><td class=\"n\">%s</td><td class=\"n\">%s</td></tr>", split, escape(label),
				least.asked(), least.stopped(), least.matched(), least.choice(), best.matched(), best.choice());
	}

	private void concentration(EvaluationResult result) {
		add("<h2>Concentration</h2>");
		add("<p>How first choices spread over the %s communities. One that serves many needs alone comes first often; a "
				+ "small charity must not be flooded.</p>", result.communities());
		concentration("First choices of the vignettes", result.vignettes());
		concentration("First choices of the grid, at least", result.grid());
		concentration("First choices of the grid, at best", result.gridAtBest());
	}

	private void concentration(String title, Coverage coverage) {
		List<Map.Entry<CommunityId, Integer>> firsts = coverage.firsts();
		int sum = firsts.stream().mapToInt(Map.Entry::getValue).sum();
		int most = firsts.isEmpty() ? 1 : firsts.getFirst().getValue();
		add("<h3>%s</h3>", title);
		String words = "%d communities come first for somebody; the most frequent has %s, the top five have %s"
			.formatted(firsts.size(), EvaluationTable.percent(coverage.shareOfTop(1)),
					EvaluationTable.percent(coverage.shareOfTop(5)));
		add("<p>%s.</p>", words);
		add(Picture.bars(title, words,
				firsts.stream()
					.limit(12)
					.map((entry) -> new Picture.Bar(entry.getKey().value(),
							List.of(new Picture.Part("count", (double) entry.getValue() / most)),
							EvaluationTable.share(entry.getValue(), sum)))
					.toList()));
	}

	private static String escape(String text) {
		return Picture.escape(text);
	}

	/** Literal where there are no values. */
	private void add(String format, Object... values) {
		this.html.append((values.length == 0) ? format : format.formatted(values)).append('\n');
	}

}
