package org.peerprescribing.directory.door;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** What a community can say of itself. */
enum Capacity {

	FULL, OPEN;

	private static final String FIELD = "capacity";

	/** {@code full} or {@code open}; refuses any other word with {@code unknown-code}. */
	static Capacity of(String code) {
		return Arrays.stream(values())
			.filter((capacity) -> capacity.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new ProblemException(Problem.UNKNOWN_CODE, FIELD));
	}

	/**
	 * From <code>{"capacity":"full"}</code>. Refuses with {@code malformed} what is no
	 * JSON object, with {@code required} one without the field, and with
	 * {@code invalid-value} one that says anything else.
	 */
	static Capacity read(byte[] body) {
		return of(SignedFields.read(body, List.of(FIELD)).getOrDefault(FIELD, ""));
	}

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
