package org.peerprescribing.directory.openreferral;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what strangers send: nothing deep, nothing huge, no field twice. */
final class FeedJson {

	/**
	 * Characters of one document; 200 services with all their terms need about 4 million.
	 */
	static final int LONGEST = 8_000_000;

	private static final JsonMapper STRICT = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(40)
				.maxNumberLength(40)
				.maxNameLength(200)
				.maxStringLength(100_000)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private FeedJson() {
	}

	/**
	 * Refuses with {@code too-large} a document that is too long, and with
	 * {@code malformed} what is no JSON object.
	 */
	static JsonNode read(String document) {
		if (document.length() > LONGEST) {
			throw new ProblemException(Problem.TOO_LARGE);
		}
		try {
			JsonNode read = STRICT.readTree(document);
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
