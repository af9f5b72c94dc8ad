package org.peerprescribing.outcomes.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.outcomes.instrument.Instrument;
import org.peerprescribing.referral.PatientVisit;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The optional measures, on a page of their own that nobody has to open. */
@Controller
@OpenDoor(because = "Every method asks for a visit, which only the right date of birth gives")
class MeasurePages {

	private final Measures measures;

	MeasurePages(Measures measures) {
		this.measures = measures;
	}

	@GetMapping("/my/measures")
	ModelAndView ask(PatientVisit visit) {
		return page(visit, this.measures.offered(visit.prescription()), List.of(), Map.of());
	}

	/**
	 * Each item is sent under {@code <instrument>-<item>}. Everything can be skipped; a
	 * value outside the scale is refused, and then nothing is kept. What is not offered
	 * (any more) is left alone, so that sending twice changes nothing.
	 */
	@PostMapping("/my/measures")
	ModelAndView answer(PatientVisit visit, @RequestParam MultiValueMap<String, String> sent) {
		List<Instrument> offered = this.measures.offered(visit.prescription());
		Map<String, Map<String, Integer>> answers = new LinkedHashMap<>();
		Map<String, String> chosen = new HashMap<>();
		List<String> wrong = new ArrayList<>();
		for (Instrument instrument : offered) {
			Map<String, Integer> values = new HashMap<>();
			for (Instrument.Item item : instrument.items()) {
				String name = instrument.id() + "-" + item.linkId();
				List<String> given = sent.getOrDefault(name, List.of())
					.stream()
					.filter((value) -> !value.isEmpty())
					.toList();
				if (given.isEmpty()) {
					continue;
				}
				if (given.size() > 1 || !isOffered(item, given.getFirst())) {
					wrong.add(name);
					continue;
				}
				chosen.put(name, given.getFirst());
				values.put(item.linkId(), Integer.valueOf(given.getFirst()));
			}
			answers.put(instrument.id(), values);
		}
		if (!wrong.isEmpty()) {
			ModelAndView again = page(visit, offered, wrong, chosen);
			again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
			return again;
		}
		if (!offered.isEmpty()) {
			this.measures.answer(visit.prescription(), answers);
		}
		return new ModelAndView("outcomes/thanks").addObject("visit", visit)
			.addObject("others", false)
			.addObject("mayChange", false)
			.addObject("measuresOffered", false);
	}

	/** As it stands on the page: "7", not "07". */
	private static boolean isOffered(Instrument.Item item, String given) {
		return item.options().stream().anyMatch((option) -> String.valueOf(option.value()).equals(given));
	}

	private static ModelAndView page(PatientVisit visit, List<Instrument> offered, List<String> wrong,
			Map<String, String> chosen) {
		return new ModelAndView("outcomes/measures").addObject("visit", visit)
			.addObject("measures", offered)
			.addObject("wrong", wrong)
			.addObject("chosen", chosen);
	}

}
