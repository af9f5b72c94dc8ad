package org.peerprescribing.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
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

	private final Organisations organisations;

	private final CheckIns checkIns;

	private final NotificationSettings settings;

	private final Clock clock;

	LetterWriter(Organisations organisations, CheckIns checkIns, NotificationSettings settings, Clock clock) {
		this.organisations = organisations;
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
		String surgery = this.organisations.find(practice).map(Organisation::name).orElseThrow();
		LocalDate written = LocalDate.ofInstant(at, LONDON);
		List<LocalDate> days = this.checkIns.of(prescription)
			.stream()
			.map(CheckIn::dueAt)
			.map((due) -> LocalDate.ofInstant(due, LONDON))
			.filter((day) -> day.isAfter(written))
			.sorted()
			.toList();
		return new Letter(MessageText.language(language), name, surgery, written, address, this.settings.base() + "/c",
				code, days);
	}

}
