package org.peerprescribing.carerecord;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.hl7.fhir.r4.model.Bundle;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.shared.PaperPress;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

import org.springframework.stereotype.Component;

/**
 * Makes an entry into one document: a FHIR document Bundle with the same words as PDF/A
 * inside, under the headings of the record standard.
 */
@Component
class EntryDocuments {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	private final Organisations organisations;

	private final SpringTemplateEngine pages;

	private final Clock clock;

	EntryDocuments(Organisations organisations, SpringTemplateEngine pages, Clock clock) {
		this.organisations = organisations;
		this.pages = pages;
		this.clock = clock;
	}

	/** The document of an entry, named by the entry's id. */
	Bundle make(WriteBack row, Patient patient, EntryContent content) {
		Instant now = this.clock.instant();
		String practice = this.organisations.find(row.organisation())
			.map(Organisation::name)
			.orElse(row.organisation().value());
		List<EntrySections.Section> sections = EntrySections.of(row.kind(), content);
		byte[] pdf = print(row, patient, practice, sections, content.author(), now);
		return new DocumentMaker(row, patient, practice, now).make(content, sections, pdf);
	}

	private byte[] print(WriteBack row, Patient patient, String practice, List<EntrySections.Section> sections,
			String prescriber, Instant now) {
		Map<String, Object> words = Map.of("title", EntrySections.title(row.kind()), "patient", patient.name().full(),
				"nhsNumber", spaced(patient.nhsNumber().value()), "birthDate", DAY.format(patient.birthDate()),
				"practice", practice + " (" + row.organisation().value() + ")", "prescriber", prescriber, "date",
				DAY.format(now.atZone(LONDON)), "sections", sections);
		return PaperPress.forKeeping(this.pages.process("carerecord/document", new Context(Locale.UK, words)));
	}

	/** 3-3-4, as it is read out. */
	private static String spaced(String nhsNumber) {
		return nhsNumber.substring(0, 3) + " " + nhsNumber.substring(3, 6) + " " + nhsNumber.substring(6);
	}

}
