package org.peerprescribing.fhirapi;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.r4.model.Parameters;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the Parameters that an operation was called with, strictly: nothing that was sent
 * is passed over, because a clinical answer that went unread would be worse than none.
 * For operations that read their request themselves ({@code manualRequest}).
 */
public final class SentParameters {

	private static final String PARAMETER = "parameter";

	private static final int DEEPEST = 32;

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.build();

	private SentParameters() {
	}

	/**
	 * Refuses with {@link Problem#MALFORMED} what is no JSON in UTF-8, holds a key twice
	 * or a character that no text can hold, is nested more than {@value #DEEPEST} deep,
	 * or is no Parameters resource; and with {@link Problem#INVALID_VALUE} and its path
	 * what FHIR does not know or allow inside one.
	 */
	public static Parameters read(RequestDetails request, FhirContext context) {
		String text = text(request.loadRequestContents());
		JsonNode tree = tree(text);
		try {
			return parse(text, context);
		}
		catch (ProblemException ex) {
			throw new ProblemException(Problem.INVALID_VALUE, atFault(tree, context));
		}
	}

	private static String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new ProblemException(Problem.MALFORMED);
		}
	}

	private static JsonNode tree(String text) {
		try {
			JsonNode tree = JSON.readTree(text);
			boolean parameters = tree.isObject() && tree.path("resourceType").asString("").equals("Parameters");
			JsonNode list = tree.path(PARAMETER);
			boolean listed = list.isMissingNode()
					|| (list.isArray() && list.valueStream().allMatch(JsonNode::isObject));
			if (parameters && listed && isText(tree)) {
				return tree;
			}
		}
		catch (JacksonException ex) {
			// falls through: nobody is told what a parser thinks of it
		}
		throw new ProblemException(Problem.MALFORMED);
	}

	/** No NUL and no half of a pair: neither can be stored or sent on as text. */
	private static boolean isText(JsonNode node) {
		if (node.isString()) {
			String value = node.stringValue();
			return value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value);
		}
		return node.valueStream().allMatch(SentParameters::isText);
	}

	private static Parameters parse(String text, FhirContext context) {
		try {
			return context.newJsonParser()
				.setParserErrorHandler(new StrictErrorHandler())
				.parseResource(Parameters.class, text);
		}
		catch (RuntimeException ex) {
			// An empty key, for one, makes the parser run off the end of a text.
			throw new ProblemException(Problem.MALFORMED);
		}
	}

	/** The parser does not say where: the first parameter that it refuses on its own. */
	private static String atFault(JsonNode tree, FhirContext context) {
		JsonNode list = tree.path(PARAMETER);
		for (int i = 0; i < list.size(); i++) {
			String alone = "{\"resourceType\":\"Parameters\",\"parameter\":[" + list.get(i) + "]}";
			try {
				parse(alone, context);
			}
			catch (ProblemException ex) {
				return "Parameters.parameter[" + i + "]";
			}
		}
		return "Parameters";
	}

}
