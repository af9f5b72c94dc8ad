package org.peerprescribing.matching;

import java.util.List;
import java.util.Locale;

/** The evaluation as plain text. */
final class EvaluationTable {

	private final StringBuilder text = new StringBuilder();

	private EvaluationTable() {
	}

	static String of(EvaluationResult result) {
		EvaluationTable table = new EvaluationTable();
		table.key(result);
		table.misses(result);
		table.coverage(result);
		table.concentration(result);
		table.line("");
		table.line(result.passes() ? "The matcher agrees with the key."
				: "THE MATCHER DOES NOT AGREE WITH THE KEY: something was shown that must never be, or fewer than "
						+ "90 % have an acceptable first choice.");
		return table.text.toString();
	}

	private void key(EvaluationResult result) {
		line("Agreement with the hand-written answer key (%d communities taken as if vetted; nobody has vetted them)",
				result.communities());
		line("");
		line("%-30s %9s %20s %22s %7s", "theme", "vignettes", "never-list respected", "acceptable first", "misses");
		result.themes().forEach((theme, judged) -> row(theme, judged));
		row("all", result.judged());
		List<Judgement> choices = result.choices();
		line("");
		line("The rules alone decide many of them. Two or more were shown in %d: of these %s have an acceptable first,",
				choices.size(), share(choices.stream().filter(Judgement::agrees).count(), choices.size()));
		line("where shuffling what was shown would have given %s. In %d the first two score the same: the ids decide.",
				percent(result.byChance()), result.ties());
	}

	private void row(String theme, List<Judgement> judged) {
		long respected = judged.stream().filter((one) -> one.breaches().isEmpty()).count();
		long agreeing = judged.stream().filter(Judgement::agrees).count();
		line("%-30s %9d %20s %22s %7d", theme, judged.size(), share(respected, judged.size()),
				share(agreeing, judged.size()), judged.size() - agreeing);
	}

	private void misses(EvaluationResult result) {
		line("");
		line("Misses");
		for (Judgement miss : result.misses()) {
			line("%s", miss.inWords());
			line("    why: %s", result.explained().getOrDefault(miss.vignette().id(), "NOT EXPLAINED YET"));
		}
	}

	private void coverage(EvaluationResult result) {
		line("");
		line("Coverage. At least: no group is named, nothing is paid for. At best: every group is named, everything is");
		line("paid for, a fee is no matter.");
		split("every need, age band, language and nation", result.grid(), result.gridAtBest(),
				List.of(Coverage.Split.AGE, Coverage.Split.LANGUAGE, Coverage.Split.NATION, Coverage.Split.NEED));
		line("");
		line("%d synthetic patients alive, %d with a coded need. Sex and ethnic group are no inputs of the matcher.",
				result.patients(), result.people().all().asked());
		split("synthetic patients", result.people(), result.peopleAtBest(),
				List.of(Coverage.Split.AGE, Coverage.Split.LANGUAGE, Coverage.Split.SEX, Coverage.Split.ETHNIC_GROUP));
	}

	private void split(String what, Coverage least, Coverage best, List<Coverage.Split> splits) {
		line("");
		line("%-44s %7s %8s | %-23s | %-23s", what, "asked", "stopped", "at least: 1+, 2+", "at best: 1+, 2+");
		row("all", least.all(), best.all());
		for (Coverage.Split split : splits) {
			least.by(split).forEach((label, tally) -> row(split.label() + ": " + label, tally, at(best, split, label)));
		}
	}

	private static Coverage.Tally at(Coverage coverage, Coverage.Split split, String label) {
		return coverage.by(split).getOrDefault(label, new Coverage.Tally());
	}

	private void row(String label, Coverage.Tally least, Coverage.Tally best) {
		line("%-44.44s %7d %8d | %-11s %-11s | %-11s %-11s", label, least.asked(), least.stopped(),
				share(least.matched(), least.asked()), share(least.choice(), least.asked()),
				share(best.matched(), best.asked()), share(best.choice(), best.asked()));
	}

	private void concentration(EvaluationResult result) {
		line("");
		line("Concentration: how the first choices spread over the %d communities", result.communities());
		concentration("vignettes", result.vignettes());
		concentration("grid, at least", result.grid());
		concentration("grid, at best", result.gridAtBest());
		concentration("synthetic patients", result.people());
	}

	private void concentration(String what, Coverage coverage) {
		line("%-20s %d different first choices; most frequent: %s with %s; top five: %s", what,
				coverage.firsts().size(), coverage.firsts().isEmpty() ? "none" : coverage.firsts().getFirst().getKey(),
				percent(coverage.shareOfTop(1)), percent(coverage.shareOfTop(5)));
	}

	/** Counts always beside the share: of few people a share alone says nothing. */
	static String share(long part, long whole) {
		return (whole == 0) ? "-" : "%d (%s)".formatted(part, percent((double) part / whole));
	}

	static String percent(double share) {
		return String.format(Locale.ROOT, "%.0f %%", 100 * share);
	}

	private void line(String format, Object... values) {
		this.text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values)).append('\n');
	}

}
