package org.peerprescribing.patient.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.NhsNumber;

/** What was typed to look into the trail. */
record AuditForm(String nhsNumber, String person, String day) {

	static final AuditForm EMPTY = new AuditForm("", "", "");

	private static final int LONGEST_NAME = 200;

	static AuditForm of(@Nullable String nhsNumber, @Nullable String person, @Nullable String day) {
		return new AuditForm(text(nhsNumber), text(person), text(day));
	}

	/** Empty where nothing was typed, or no number. */
	Optional<NhsNumber> number() {
		try {
			return this.nhsNumber.isEmpty() ? Optional.empty() : Optional.of(NhsNumber.typed(this.nhsNumber));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	@Nullable LocalDate date() {
		try {
			return this.day.isEmpty() ? null : LocalDate.parse(this.day);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	@Nullable String name() {
		return this.person.isEmpty() ? null : this.person;
	}

	List<Fault> faults() {
		List<Fault> faults = new ArrayList<>();
		if (!this.nhsNumber.isEmpty() && number().isEmpty()) {
			faults.add(new Fault("nhsNumber", "Check the NHS number: 10 digits, the last of which fits the others"));
		}
		if (this.person.length() > LONGEST_NAME) {
			faults.add(new Fault("person", "Enter a shorter part of the name"));
		}
		if (!this.day.isEmpty() && date() == null) {
			faults.add(new Fault("day", "Enter a day like 2026-11-22"));
		}
		if (this.nhsNumber.isEmpty() && this.person.isEmpty() && this.day.isEmpty()) {
			faults.add(new Fault("nhsNumber", "Enter an NHS number, a name or a day"));
		}
		return faults;
	}

	@Override
	public String toString() {
		return "AuditForm[hidden]";
	}

	private static String text(@Nullable String typed) {
		return (typed != null) ? typed.strip() : "";
	}

	/**
	 * Something to put right.
	 *
	 * @param field id of the input
	 * @param message what to do, in one sentence
	 */
	record Fault(String field, String message) {

		/** As it stands above the form. */
		public String summary() {
			return this.message;
		}

	}

}
