package org.peerprescribing.reporting.web;

import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.FunnelReport;
import org.peerprescribing.reporting.Reports;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.statistics.Proportion;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A board's periods, the funnel of one, and what each figure means. */
@Controller
@RequestMapping("/reports")
@AllowedTo(Role.COMMISSIONER)
class ReportPages {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

	private static final DateTimeFormatter MONTH_ONLY = DateTimeFormatter.ofPattern("MMMM", Locale.UK);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

	private final Reports reports;

	private final AskedFor asked;

	private final Organisations organisations;

	ReportPages(Reports reports, AskedFor asked, Organisations organisations) {
		this.reports = reports;
		this.asked = asked;
		this.organisations = organisations;
	}

	@ModelAttribute("stylesheet")
	String stylesheet() {
		return "/assets/reports.css";
	}

	@ModelAttribute("words")
	Words words() {
		return new Words();
	}

	@GetMapping
	String months(Actor commissioner, Model model) {
		OdsCode board = commissioner.organisation();
		Organisation organisation = this.organisations.find(board)
			.filter((found) -> found.kind() == Organisation.Kind.BOARD)
			.orElseThrow(() -> new ProblemException(Problem.FORBIDDEN));
		model.addAttribute("organisation", organisation);
		model.addAttribute("months", this.reports.months(commissioner));
		model.addAttribute("periods", this.reports.periods(commissioner).reversed());
		model.addAttribute("trend", !this.reports.trend(board, commissioner).isEmpty());
		return "reporting/months";
	}

	@GetMapping("/dictionary")
	String dictionary(Model model) {
		model.addAttribute("steps", FunnelStep.values());
		return "reporting/dictionary";
	}

	@GetMapping("/{board}/{period}")
	String funnel(@PathVariable String board, @PathVariable String period, Actor commissioner, Model model) {
		FunnelReport report = this.asked.funnel(board, period, commissioner);
		model.addAttribute("tables", this.reports.tables(report.board(), report.period(), commissioner));
		model.addAttribute("organisation",
				this.organisations.find(report.board()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
		model.addAttribute("report", report);
		model.addAttribute("joined", report.row(FunnelStep.JOINED));
		model.addAttribute("issued", report.row(FunnelStep.ISSUED));
		model.addAttribute("answering", report.row(FunnelStep.ANSWERING));
		model.addAttribute("useful", report.row(FunnelStep.USEFUL));
		model.addAttribute("band", report.usefulBand().orElse(null));
		model.addAttribute("picture", FunnelPicture.of(report));
		return "reporting/funnel";
	}

	/** How values are written on these pages. */
	static final class Words {

		public String month(YearMonth month) {
			return month.format(MONTH);
		}

		/** Such as: July 2026; July to September 2026; April 2026 to March 2027. */
		public String period(Period period) {
			return switch (period) {
				case Period.Month month -> month(month.month());
				case Period.Quarter quarter ->
					quarter.months().getFirst().format(MONTH_ONLY) + " to " + month(quarter.months().getLast());
				case Period.Year year -> month(year.months().getFirst()) + " to " + month(year.months().getLast());
			};
		}

		public String time(java.time.Instant at) {
			return ZonedDateTime.ofInstant(at, FunnelStep.ZONE).format(TIME);
		}

		public String percent(double share) {
			return Math.round(share * 100) + "%";
		}

		public String interval(Proportion proportion) {
			return percent(proportion.low()) + " to " + percent(proportion.high());
		}

		/**
		 * Which of the four headlines tells a figure: {@code shown}, {@code hidden},
		 * {@code not-yet}, {@code not-given}.
		 */
		public String state(Figure figure) {
			return switch (figure) {
				case Figure.Shown shown -> "shown";
				case Figure.Hidden hidden -> "hidden";
				case Figure.NotYet notYet -> "not-yet";
				case Figure.NotGiven notGiven -> "not-given";
			};
		}

	}

}
