package org.peerprescribing.reporting.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.ReleasedCut;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.reporting.statistics.FunnelPlot;
import org.peerprescribing.reporting.statistics.SpecialCause;
import org.peerprescribing.reporting.statistics.XmrChart;
import org.peerprescribing.reporting.table.ReportTable;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The tables beside a funnel and the trend, each with its message and its picture. */
@Controller
@RequestMapping("/reports/{board}")
@AllowedTo(Role.COMMISSIONER)
class TablePages {

	private final AskedFor asked;

	private final Organisations organisations;

	private final MessageSource messages;

	TablePages(AskedFor asked, Organisations organisations, MessageSource messages) {
		this.asked = asked;
		this.organisations = organisations;
		this.messages = messages;
	}

	@ModelAttribute("stylesheet")
	String stylesheet() {
		return "/assets/reports.css";
	}

	@ModelAttribute("words")
	ReportPages.Words words() {
		return new ReportPages.Words();
	}

	@GetMapping("/{period}/{table}")
	String table(@PathVariable String board, @PathVariable String period, @PathVariable String table,
			Actor commissioner, Model model) {
		ReleasedCut released = this.asked.table(board, period, table, commissioner);
		TableKind kind = TableKind.valueOf(released.cut());
		FunnelPlot plot = (kind == TableKind.PRACTICE) ? plot(released) : null;
		String headline = headline(kind, released, plot);
		show(model, released.board(), CutTable.of(released, this::say), headline);
		model.addAttribute("picture",
				(plot == null) ? null
						: FunnelPlotPicture
							.of("picture", say("reporting.plot.title"), say("reporting.plot.part"),
									say("reporting.plot.whole"), plot)
							.svg());
		model.addAttribute("back", "/reports/" + board + "/" + period);
		model.addAttribute("backWords", say("reporting.back.funnel", words().period(released.period())));
		model.addAttribute("files", "/reports/" + board + "/" + period + "/" + table);
		return "reporting/table";
	}

	@GetMapping("/trend")
	String trend(@PathVariable String board, Actor commissioner, Model model) {
		TrendTable trend = TrendTable.of(this.asked.trend(board, commissioner), this::say);
		XmrChart chart = trend.chart();
		String headline = headline(chart);
		show(model, commissioner.organisation(), trend.table(), headline);
		model.addAttribute("picture",
				(chart == null) ? null
						: XmrPicture
							.of("picture", headline, say("reporting.trend.measure"),
									trend.points().stream().map(TablePages::pointLabel).toList(), chart)
							.svg());
		model.addAttribute("back", "/reports");
		model.addAttribute("backWords", say("reporting.back"));
		model.addAttribute("files", "/reports/" + board + "/trend");
		return "reporting/table";
	}

	private void show(Model model, OdsCode board, ReportTable table, String headline) {
		model.addAttribute("organisation",
				this.organisations.find(board).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
		model.addAttribute("table", table);
		model.addAttribute("headline", headline);
	}

	/** Practices of which both figures are shown; null where there are none. */
	private @Nullable FunnelPlot plot(ReleasedCut released) {
		List<FunnelPlot.Place> places = released.rows()
			.stream()
			.filter((row) -> CutTable.share(row).isPresent())
			.map((row) -> new FunnelPlot.Place(plotted(row), count(row.figures().getLast()),
					count(row.figures().getFirst())))
			.toList();
		return places.isEmpty() ? null : FunnelPlot.of(places);
	}

	private String plotted(ReleasedCut.Row row) {
		return (row.code().indexOf(' ') < 0) ? row.code() : say("reporting.plot.together", row.group());
	}

	private String headline(TableKind kind, ReleasedCut released, @Nullable FunnelPlot plot) {
		String period = words().period(released.period());
		if (plot != null) {
			long beyond = plot.places()
				.stream()
				.filter((place) -> plot.position(place) != FunnelPlot.Position.WITHIN)
				.count();
			return say("reporting.kind.practice.headline", beyond, plot.places().size(), period);
		}
		if (kind.isUnmetNeed()) {
			return released.rows()
				.stream()
				.filter((row) -> row.code().isEmpty() && count(row.figures().getFirst()) > 0)
				.max(Comparator.comparingInt((row) -> count(row.figures().getFirst())))
				.map((row) -> say("reporting.kind.unmet.headline", row.name(), row.figures().getFirst().text(), period))
				.orElse(say("reporting.kind.unmet.hidden", period));
		}
		if (kind == TableKind.COMMUNITY) {
			long shown = released.rows().stream().filter((row) -> count(row.figures().getFirst()) > 0).count();
			return say("reporting.kind.community.headline", shown, period);
		}
		List<Double> shares = released.rows()
			.stream()
			.map(CutTable::share)
			.flatMap(Optional::stream)
			.map((share) -> share.value())
			.sorted()
			.toList();
		String by = say("reporting.kind." + kind.code() + ".by");
		return (shares.size() < 2) ? say("reporting.kind.headline.hidden", by, period) : say("reporting.kind.headline",
				by, words().percent(shares.getFirst()), words().percent(shares.getLast()), period);
	}

	private String headline(@Nullable XmrChart chart) {
		if (chart == null) {
			return say("reporting.trend.headline.hidden");
		}
		long special = chart.points().stream().filter((point) -> point.cause() != SpecialCause.NONE).count();
		return say((special == 0) ? "reporting.trend.headline.common" : "reporting.trend.headline.special", special,
				chart.points().size());
	}

	/** Short enough to stand below its point. */
	private static String pointLabel(FunnelReport report) {
		return switch (report.period()) {
			case Period.Month month -> month.month().toString();
			case Period.Quarter quarter -> "Q" + quarter.number() + " " + quarter.year().code();
			case Period.Year year -> year.code();
		};
	}

	private static int count(Figure figure) {
		return (figure instanceof Figure.Shown(int count)) ? count : 0;
	}

	private String say(String key, Object... arguments) {
		return this.messages.getMessage(key, arguments, Locale.UK);
	}

}
