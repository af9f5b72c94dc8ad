package org.peerprescribing.carerecord.web;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.carerecord.RecordEntry;
import org.peerprescribing.carerecord.RecordOnboarding;
import org.peerprescribing.carerecord.RecordSetup;
import org.peerprescribing.carerecord.RecordSetup.Change;
import org.peerprescribing.carerecord.RecordSetups;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.Problem;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A practice's administrator sets up the practice's own record system. */
@Controller
@RequestMapping("/practice/record")
@AllowedTo(Role.PRACTICE_ADMIN)
class RecordSetupPage {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK)
		.withZone(ZoneId.of("Europe/London"));

	private static final List<String> DONE = List.of("address", "limits", "checks", "on", "off");

	private final RecordSetups setups;

	private final RecordOnboarding onboarding;

	private final MessageSource messages;

	RecordSetupPage(RecordSetups setups, RecordOnboarding onboarding, MessageSource messages) {
		this.setups = setups;
		this.onboarding = onboarding;
		this.messages = messages;
	}

	@GetMapping
	String show(@RequestParam(name = "done", defaultValue = "") String done, Actor actor, Model model) {
		RecordSetup setup = this.setups.of(actor);
		model.addAttribute("done", DONE.contains(done) ? done : "");
		return page(setup, SetupForm.of(setup), List.of(), model);
	}

	@PostMapping("/address")
	String address(@RequestParam MultiValueMap<String, String> sent, Actor actor, Model model,
			HttpServletResponse response) {
		SetupForm form = SetupForm.of(this.setups.of(actor)).withAddress(sent.toSingleValueMap());
		Change change = this.setups.address(actor, version(sent), form.base(), form.chosenSignIn());
		return answer(change, "address", switch (change) {
			case SIGN_IN_UNKNOWN, SIGN_IN_OF_ANOTHER_ADDRESS -> "signIn";
			default -> "base";
		}, form, actor, model, response);
	}

	@PostMapping("/limits")
	String limits(@RequestParam MultiValueMap<String, String> sent, Actor actor, Model model,
			HttpServletResponse response) {
		SetupForm form = SetupForm.of(this.setups.of(actor)).withLimits(sent);
		Change change = this.setups.limits(actor, version(sent), form.limits());
		return answer(change, "limits", "entries", form, actor, model, response);
	}

	@PostMapping("/checks")
	String check(@RequestParam MultiValueMap<String, String> sent, Actor actor, Model model,
			HttpServletResponse response) {
		SetupForm form = SetupForm.of(this.setups.of(actor)).withCheck(sent.toSingleValueMap());
		NhsNumber number;
		try {
			number = NhsNumber.typed(form.nhsNumber());
		}
		catch (InvalidValue ex) {
			return refuse(fault("nhsNumber", "nhs-number"), Problem.INVALID_VALUE, form, actor, model, response);
		}
		Change change = this.onboarding.check(actor, number, form.testEntry());
		return answer(change, "checks", "nhsNumber", form, actor, model, response);
	}

	@PostMapping("/switch")
	String turn(@RequestParam MultiValueMap<String, String> sent, Actor actor, Model model,
			HttpServletResponse response) {
		boolean on = "on".equals(sent.getFirst("turn"));
		Change change = this.setups.enable(actor, version(sent), on);
		return answer(change, on ? "on" : "off", "turn", SetupForm.of(this.setups.of(actor)), actor, model, response);
	}

	/** What nobody sent from this page is from no version that stands. */
	private static int version(MultiValueMap<String, String> sent) {
		String version = sent.getFirst("version");
		return (version != null && version.matches("-1|[0-9]{1,9}")) ? Integer.parseInt(version) : Integer.MIN_VALUE;
	}

	private String answer(Change change, String done, String field, SetupForm form, Actor actor, Model model,
			HttpServletResponse response) {
		Problem problem = switch (change) {
			case DONE -> null;
			case STALE -> Problem.STALE_VERSION;
			case SET_BY_OPERATOR, NOT_SET_UP, NOT_CHECKED -> Problem.BUSINESS_RULE;
			case ADDRESS_REQUIRED, ADDRESS_UNREADABLE, ADDRESS_NOT_HTTPS, ADDRESS_NOT_ALLOWED, SIGN_IN_UNKNOWN,
					SIGN_IN_OF_ANOTHER_ADDRESS ->
				Problem.INVALID_VALUE;
		};
		if (problem == null) {
			return "redirect:/practice/record?done=" + done;
		}
		String key = change.name().toLowerCase(Locale.ROOT).replace('_', '-');
		return refuse(fault(field, key), problem, form, actor, model, response);
	}

	private SetupFault fault(String field, String key) {
		return new SetupFault(field, this.messages.getMessage("carerecord.setup.fault." + key, null, Locale.UK));
	}

	/** With what stands now above, and what was typed below. */
	private String refuse(SetupFault fault, Problem problem, SetupForm form, Actor actor, Model model,
			HttpServletResponse response) {
		response.setStatus(problem.status());
		model.addAttribute("done", "");
		return page(this.setups.of(actor), form, List.of(fault), model);
	}

	private static String page(RecordSetup setup, SetupForm form, List<SetupFault> faults, Model model) {
		model.addAttribute("time", TIME);
		model.addAttribute("setup", setup);
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("kinds", RecordEntry.Kind.thatTell());
		return "carerecord/setup";
	}

}
