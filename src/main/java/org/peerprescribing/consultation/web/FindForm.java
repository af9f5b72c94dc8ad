package org.peerprescribing.consultation.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.EthnicGroup;
import org.peerprescribing.patient.PersonName;
import org.peerprescribing.patient.RegisterPatient;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;

import org.springframework.util.MultiValueMap;

/**
 * What was typed to find a patient, kept as typed so that it can be shown again. Hides
 * itself in text.
 */
record FindForm(String nhsNumber, String day, String month, String year, String given, String family, String sex,
		String language) {

	private static final int LONGEST_NAME = 100;

	static final FindForm EMPTY = new FindForm("", "", "", "", "", "", "", "en");

	static FindForm of(MultiValueMap<String, String> sent) {
		return new FindForm(get(sent, "nhsNumber"), get(sent, "day"), get(sent, "month"), get(sent, "year"),
				get(sent, "given"), get(sent, "family"), get(sent, "sex"), get(sent, "language"));
	}

	static FindForm of(NhsNumber nhsNumber, LocalDate birthDate) {
		return new FindForm(nhsNumber.value(), String.valueOf(birthDate.getDayOfMonth()),
				String.valueOf(birthDate.getMonthValue()), String.valueOf(birthDate.getYear()), "", "", "", "en");
	}

	List<Fault> faults(LocalDate today) {
		List<Fault> faults = new ArrayList<>();
		if (number().isEmpty()) {
			faults.add(new Fault("nhsNumber", this.nhsNumber.isBlank() ? "Enter the NHS number"
					: "Enter an NHS number of 10 digits, like 999 123 4567. Check each digit"));
		}
		if (birthDate().filter((born) -> !born.isAfter(today) && born.isAfter(today.minusYears(130))).isEmpty()) {
			faults.add(new Fault("day", "Enter the date of birth as day, month and year"));
		}
		return faults;
	}

	List<Fault> faultsByHand(LocalDate today) {
		List<Fault> faults = new ArrayList<>(faults(today));
		if (this.family.isBlank() || this.family.length() > LONGEST_NAME || this.given.length() > LONGEST_NAME) {
			faults.add(new Fault("family", "Enter the name, at most 100 characters each"));
		}
		if (chosenSex().isEmpty()) {
			faults.add(new Fault("sex", "Select the sex, or not known"));
		}
		if (chosenLanguage().isEmpty()) {
			faults.add(new Fault("language", "Enter a language code, like en or cy"));
		}
		return faults;
	}

	Optional<NhsNumber> number() {
		try {
			return Optional.of(NhsNumber.typed(this.nhsNumber));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	Optional<LocalDate> birthDate() {
		try {
			return Optional.of(LocalDate.of(Integer.parseInt(this.year), Integer.parseInt(this.month),
					Integer.parseInt(this.day)));
		}
		catch (NumberFormatException | DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** Only after {@link #faultsByHand} found none. */
	RegisterPatient person(Actor clinician) {
		return new RegisterPatient(clinician.organisation(), number().orElseThrow(), birthDate().orElseThrow(),
				new PersonName(this.given, this.family), chosenSex().orElseThrow(), EthnicGroup.UNKNOWN,
				chosenLanguage().orElseThrow(), null);
	}

	private Optional<Sex> chosenSex() {
		return Arrays.stream(Sex.values()).filter((one) -> one.name().equals(this.sex)).findFirst();
	}

	private Optional<LanguageTag> chosenLanguage() {
		try {
			return Optional.of(new LanguageTag(this.language));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	private static String get(MultiValueMap<String, String> sent, String name) {
		String value = sent.getFirst(name);
		return (value != null) ? value.strip() : "";
	}

	@Override
	public String toString() {
		return "FindForm[hidden]";
	}

}
