package org.peerprescribing.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import org.peerprescribing.identity.Letterhead;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Link;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;

/** Gathers what stands in a letter. */
@Component
class LetterWriter {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final Practices practices;

	private final CheckIns checkIns;

	private final NotificationSettings settings;

	private final Clock clock;

	LetterWriter(Practices practices, CheckIns checkIns, NotificationSettings settings, Clock clock) {
		this.practices = practices;
		this.checkIns = checkIns;
		this.settings = settings;
		this.clock = clock;
	}

	/** The address of a link in full. */
	String address(Link link) {
		return this.settings.base() + "/l/" + link.token();
	}

	/** A letter of today. */
	Letter write(PrescriptionId prescription, OdsCode practice, LanguageTag language, String name, String address,
			String code) {
		return write(prescription, practice, language, name, address, code, this.clock.instant());
	}

	/** A letter as it was written then. */
	Letter write(PrescriptionId prescription, OdsCode practice, LanguageTag language, String name, String address,
			String code, Instant at) {
		Letterhead letterhead = this.practices.letterhead(practice).orElseThrow();
		Locale words = MessageText.language(language);
		LocalDate written = LocalDate.ofInstant(at, LONDON);
		List<LocalDate> days = this.checkIns.of(prescription)
			.stream()
			.map(CheckIn::dueAt)
			.map((due) -> LocalDate.ofInstant(due, LONDON))
			.filter((day) -> day.isAfter(written))
			.sorted()
			.toList();
		return new Letter(words, name, letterhead.name(words), below(letterhead), written, address,
				this.settings.base() + "/c", code, days);
	}

	private static List<String> below(Letterhead letterhead) {
		return Stream.concat(letterhead.address().stream(), Stream.of(letterhead.telephone(), letterhead.hours()))
			.filter(Objects::nonNull)
			.toList();
	}

}
