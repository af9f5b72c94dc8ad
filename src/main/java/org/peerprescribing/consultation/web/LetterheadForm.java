package org.peerprescribing.consultation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Letterhead;
import org.peerprescribing.shared.InvalidValue;

/**
 * The letterhead as it was typed, or as it stands.
 *
 * @param version of what the form was made from; -1 where there was none
 * @param name as printed
 * @param welshName as printed in Welsh
 * @param address its lines, each on a line of its own
 * @param telephone number
 * @param hours opening hours
 */
record LetterheadForm(int version, String name, String welshName, String address, String telephone, String hours) {

	static LetterheadForm of(Letterhead stands, int version) {
		return new LetterheadForm(version, stands.name(), orEmpty(stands.welshName()),
				String.join("\n", stands.address()), orEmpty(stands.telephone()), orEmpty(stands.hours()));
	}

	static LetterheadForm of(Map<String, String> sent) {
		return new LetterheadForm(PracticeForms.version(sent), sent.getOrDefault("name", ""),
				sent.getOrDefault("welshName", ""), sent.getOrDefault("address", ""),
				sent.getOrDefault("telephone", ""), sent.getOrDefault("hours", ""));
	}

	/** What is to be put right, field by field. */
	List<Fault> faults() {
		List<Fault> faults = new ArrayList<>();
		check(faults, "name", "Enter the name of the surgery, at most 80 characters",
				() -> new Letterhead(this.name, null, List.of(), null, null));
		check(faults, "welshName", "Enter the Welsh name with at most 80 characters",
				() -> new Letterhead("x", this.welshName, List.of(), null, null));
		check(faults, "address", "Enter at most 5 lines of address, each with at most 60 characters",
				() -> new Letterhead("x", null, lines(), null, null));
		check(faults, "telephone", "Enter a telephone number, like 020 7946 0123",
				() -> new Letterhead("x", null, List.of(), this.telephone, null));
		check(faults, "hours", "Enter the opening hours in one line of at most 120 characters",
				() -> new Letterhead("x", null, List.of(), null, this.hours));
		return faults;
	}

	/** Only without a fault. */
	Letterhead letterhead() {
		return new Letterhead(this.name, this.welshName, lines(), this.telephone, this.hours);
	}

	private List<String> lines() {
		return this.address.lines().toList();
	}

	private static void check(List<Fault> faults, String field, String message, Runnable reading) {
		try {
			reading.run();
		}
		catch (InvalidValue ex) {
			faults.add(new Fault(field, message));
		}
	}

	private static String orEmpty(@Nullable String text) {
		return Objects.requireNonNullElse(text, "");
	}

}
