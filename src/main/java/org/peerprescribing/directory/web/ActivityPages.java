package org.peerprescribing.directory.web;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Activity;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.RecordedActivity;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How alive a community is: what was entered so far, and a form for more. */
@Controller
@RequestMapping("/directory/{id}/activity")
@AllowedTo({ Role.CURATOR, Role.APPROVER })
class ActivityPages {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	/** What is older is shown as such. */
	private static final int STALE_MONTHS = 12;

	private final CommunityDirectory directory;

	private final Words words;

	private final Clock clock;

	ActivityPages(CommunityDirectory directory, Words words, Clock clock) {
		this.directory = directory;
		this.words = words;
		this.clock = clock;
	}

	@GetMapping
	String list(@PathVariable("id") String id, Actor actor, Model model) {
		return show(new CommunityId(id), ActivityForm.EMPTY, List.of(), actor, model);
	}

	@PostMapping
	@AllowedTo(Role.CURATOR)
	String enter(@PathVariable("id") String id, @RequestParam MultiValueMap<String, String> sent, Actor actor,
			Model model, HttpServletResponse response) {
		CommunityId community = new CommunityId(id);
		ActivityForm form = ActivityForm.of(sent);
		List<FieldFault> faults = form.faults(today(), this.words);
		if (faults.isEmpty()) {
			try {
				this.directory.recordActivity(community, form.activity(), actor);
				return "redirect:/directory/{id}/activity";
			}
			catch (ProblemException ex) {
				if (ex.problem() != Problem.BUSINESS_RULE) {
					throw ex;
				}
				faults = List.of(new FieldFault("day", this.words.say("activity.fault.contradicts")));
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		return show(community, form, faults, actor, model);
	}

	private String show(CommunityId id, ActivityForm form, List<FieldFault> faults, Actor actor, Model model) {
		model.addAttribute("community",
				this.directory.find(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
		LocalDate stale = today().minusMonths(STALE_MONTHS);
		model.addAttribute("entries",
				this.directory.activities(id).stream().map((entry) -> Entry.of(entry, stale)).toList());
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("bases", Activity.Basis.values());
		model.addAttribute("mayEnter", actor.is(Role.CURATOR));
		return "directory/activity";
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), LONDON);
	}

	/**
	 * One entry as it is shown; empty where something is not known.
	 *
	 * @param stale whether it is too old to be relied on
	 */
	record Entry(String on, Activity.Basis basis, boolean stale, String posts, String reply, String unanswered,
			String moderators, String entered) {

		static Entry of(RecordedActivity recorded, LocalDate staleBefore) {
			Activity activity = recorded.activity();
			Double unanswered = activity.unanswered();
			return new Entry(DAY.format(activity.on()), activity.basis(), activity.on().isBefore(staleBefore),
					number(activity.postsADay()), hours(activity.firstReply()),
					(unanswered != null) ? number(100 * unanswered) + " %" : "",
					(activity.moderators() != null) ? activity.moderators().toString() : "",
					recorded.by() + ", " + DAY.format(LocalDate.ofInstant(recorded.at(), LONDON)));
		}

		/** With no digit more than it needs. */
		private static String number(@Nullable Double number) {
			return (number != null) ? new java.math.BigDecimal(number).setScale(2, java.math.RoundingMode.HALF_UP)
				.stripTrailingZeros()
				.toPlainString() : "";
		}

		private static String hours(@Nullable Duration after) {
			if (after == null) {
				return "";
			}
			long hours = after.toHours();
			int minutes = after.toMinutesPart();
			return (hours == 0) ? minutes + " min" : hours + " h" + ((minutes > 0) ? " " + minutes + " min" : "");
		}

	}

}
