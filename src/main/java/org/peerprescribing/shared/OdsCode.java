package org.peerprescribing.shared;

import java.util.regex.Pattern;

/**
 * The code of an organisation in the Organisation Data Service: three to ten capital
 * letters and digits.
 *
 * @param value the code, upper case
 */
public record OdsCode(String value) implements Comparable<OdsCode> {

	private static final Pattern FORM = Pattern.compile("[A-Z0-9]{3,10}");

	public OdsCode {
		if (!FORM.matcher(value).matches()) {
			throw new InvalidValue("ods-code");
		}
	}

	@Override
	public int compareTo(OdsCode other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
