package org.peerprescribing.shared;

import java.util.regex.Pattern;

/**
 * The identifier of a SNOMED CT concept: 6 to 18 digits without a leading zero, partition
 * 00 (core) or 10 (extension), Verhoeff check digit (SNOMED CT Release File
 * Specification, section 5.5). A right check digit shows that an id is well formed, not
 * that it means what somebody thinks.
 *
 * @param id the SCTID
 */
public record SnomedConcept(String id) implements Comparable<SnomedConcept> {

	private static final Pattern FORM = Pattern.compile("[1-9][0-9]{2,14}(00|10)[0-9]");

	/** Multiplication table of the dihedral group D5. */
	private static final String[] PRODUCT = { "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
			"5987604321", "6598710432", "7659821043", "8765932104", "9876543210" };

	/** Powers of Verhoeff's permutation. */
	private static final String[] PERMUTATION = { "0123456789", "1576283094", "5803796142", "8916043527", "9453126870",
			"4286573901", "2793806415", "7046913258" };

	public SnomedConcept {
		if (!FORM.matcher(id).matches() || !checkDigitHolds(id)) {
			throw new InvalidValue("snomed-concept");
		}
	}

	@Override
	public int compareTo(SnomedConcept other) {
		return this.id.compareTo(other.id);
	}

	@Override
	public String toString() {
		return this.id;
	}

	private static boolean checkDigitHolds(String id) {
		int check = 0;
		for (int i = 0; i < id.length(); i++) {
			int digit = id.charAt(id.length() - 1 - i) - '0';
			int permuted = PERMUTATION[i % 8].charAt(digit) - '0';
			check = PRODUCT[check].charAt(permuted) - '0';
		}
		return check == 0;
	}

}
