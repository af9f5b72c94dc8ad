package org.peerprescribing.prescribing;

import java.util.regex.Pattern;

import org.peerprescribing.shared.InvalidValue;

/**
 * The caller's name for one command ({@code Idempotency-Key}): 8 to 128 visible ASCII
 * characters. The same key with the same command has one effect; with another command it
 * is refused.
 *
 * @param value the key
 */
public record CommandKey(String value) {

	private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{8,128}");

	public CommandKey {
		if (!FORM.matcher(value).matches()) {
			throw new InvalidValue("idempotency-key");
		}
	}

}
