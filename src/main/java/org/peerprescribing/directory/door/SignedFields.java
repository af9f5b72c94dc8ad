package org.peerprescribing.directory.door;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a signed body says: a JSON object of exactly these texts. The signature does not
 * cover the address, so that a body which is right at one address must be wrong at every
 * other: no two of them take the same fields.
 */
final class SignedFields {

	private static final JsonMapper STRICT = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private SignedFields() {
	}

	/**
	 * Refuses with {@code malformed} what is no JSON object, with {@code required} one
	 * without a field, and with {@code invalid-value} one with another field or with
	 * something that is no text.
	 */
	static Map<String, String> read(byte[] body, List<String> fields) {
		JsonNode said = json(body);
		Map<String, String> read = new LinkedHashMap<>();
		for (String field : fields) {
			if (!said.has(field)) {
				throw new ProblemException(Problem.REQUIRED, field);
			}
			if (said.size() > fields.size() || !said.path(field).isString()) {
				throw new ProblemException(Problem.INVALID_VALUE, field);
			}
			read.put(field, said.path(field).stringValue());
		}
		return read;
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
