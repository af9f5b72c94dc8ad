package org.peerprescribing.directory.door;

import java.util.Arrays;
import java.util.Locale;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a community can say of itself. */
enum Capacity {

	FULL, OPEN;

	private static final String FIELD = "capacity";

	private static final JsonMapper STRICT = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

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
		JsonNode said = json(body);
		if (!said.has(FIELD)) {
			throw new ProblemException(Problem.REQUIRED, FIELD);
		}
		if (said.size() > 1 || !said.path(FIELD).isString()) {
			throw new ProblemException(Problem.INVALID_VALUE, FIELD);
		}
		return of(said.path(FIELD).stringValue());
	}

	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static JsonNode json(byte[] body) {
		try {
			JsonNode read = STRICT.readTree(body);
			if (read.isObject()) {
				return read;
			}
		}
		catch (JacksonException ex) {
			// falls through: what is wrong with it would repeat what was sent
		}
		throw new ProblemException(Problem.MALFORMED);
	}

}
