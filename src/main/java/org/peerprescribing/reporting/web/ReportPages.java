package org.peerprescribing.reporting.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.MonthReport;
import org.peerprescribing.reporting.Reports;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
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

/** A board's months, one month's funnel, and what each figure means. */
@Controller
@RequestMapping("/reports")
@AllowedTo(Role.COMMISSIONER)
class ReportPages {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

	private static final Pattern MONTH_FORM = Pattern.compile("20[0-9]{2}-(0[1-9]|1[0-2])");

	private final Reports reports;

	private final Organisations organisations;

	ReportPages(Reports reports, Organisations organisations) {
		this.reports = reports;
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
		return "reporting/months";
	}

	@GetMapping("/dictionary")
	String dictionary(Model model) {
		model.addAttribute("steps", FunnelStep.values());
		return "reporting/dictionary";
	}

	/**
	 * Another board, a month that is not released and an address of nonsense look alike.
	 */
	@GetMapping("/{board}/{month}")
	String month(@PathVariable String board, @PathVariable String month, Actor commissioner, Model model) {
		if (!commissioner.organisation().value().equals(board) || !MONTH_FORM.matcher(month).matches()) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
		MonthReport report = this.reports.find(commissioner.organisation(), parse(month), commissioner)
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		model.addAttribute("organisation",
				this.organisations.find(report.board()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
		model.addAttribute("report", report);
		model.addAttribute("joined", report.row(FunnelStep.JOINED));
		model.addAttribute("issued", report.row(FunnelStep.ISSUED));
		model.addAttribute("answering", report.row(FunnelStep.ANSWERING));
		model.addAttribute("useful", report.row(FunnelStep.USEFUL));
		model.addAttribute("band", report.usefulBand().orElse(null));
		model.addAttribute("picture", FunnelPicture.of(report));
		return "reporting/month";
	}

	private static YearMonth parse(String month) {
		try {
			return YearMonth.parse(month);
		}
		catch (DateTimeException ex) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
	}

	/** How values are written on these pages. */
	static final class Words {

		public String month(YearMonth month) {
			return month.format(MONTH);
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
		 * Which of the three headlines tells a figure: {@code shown}, {@code hidden},
		 * {@code not-yet}.
		 */
		public String state(Figure figure) {
			return switch (figure) {
				case Figure.Shown shown -> "shown";
				case Figure.Hidden hidden -> "hidden";
				case Figure.NotYet notYet -> "not-yet";
			};
		}

	}

}
