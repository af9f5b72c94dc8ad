package org.peerprescribing.outcomes.instrument;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a FHIR R4 Questionnaire together with its line of the index. Refuses one whose
 * wording is not that of the index: a changed word needs a new version and a new hash.
 */
final class InstrumentReader {

	/** FHIR's own extension for the number behind an answer. */
	private static final String ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue";

	private static final JsonMapper JSON = JsonMapper.shared();

	private InstrumentReader() {
	}

	/** Refuses, by name, whatever is not an instrument that can be asked and scored. */
	static Instrument read(Entry entry, byte[] questionnaire) {
		JsonNode root = JSON.readTree(questionnaire);
		if (!root.path("resourceType").asString("").equals("Questionnaire")) {
			throw refused(entry, "is not a Questionnaire");
		}
		String hash = hash(root);
		if (!hash.equals(entry.sha256())) {
			throw refused(entry, "has another wording than its version says; give it a new version, and the index "
					+ hash + " as its hash");
		}
		String introduction = null;
		List<Instrument.Item> items = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (JsonNode item : root.path("item")) {
			if (!seen.add(text(entry, item, "linkId"))) {
				throw refused(entry, "has two items of one name");
			}
			if (text(entry, item, "type").equals("display")) {
				introduction = text(entry, item, "text");
			}
			else {
				items.add(item(entry, item));
			}
		}
		Instrument instrument = new Instrument(new InstrumentVersion(entry.id(), text(entry, root, "version"), hash),
				text(entry, root, "url"), text(entry, root, "title"), introduction, items,
				ScoringRule.of(entry.scoring()), Licence.of(entry.licence()), entry.attribution());
		if (!items.isEmpty() && !instrument.scoresOnlyItsItems()) {
			throw refused(entry, "is scored by an item that it does not ask");
		}
		if (instrument.licence() == Licence.FREE_WITH_ATTRIBUTION && entry.attribution().isEmpty()) {
			throw refused(entry, "does not say whom to name");
		}
		return instrument;
	}

	/**
	 * SHA-256 over address and version, and each item's name, type and text with its
	 * answers, one a line. Layout, titles and extensions besides the numbers are no part.
	 */
	static String hash(JsonNode questionnaire) {
		StringBuilder wording = new StringBuilder();
		wording.append(questionnaire.path("url").asString(""))
			.append('|')
			.append(questionnaire.path("version").asString(""))
			.append('\n');
		for (JsonNode item : questionnaire.path("item")) {
			wording.append(String.join("\t", item.path("linkId").asString(""), item.path("type").asString(""),
					item.path("text").asString("")))
				.append('\n');
			for (JsonNode answer : item.path("answerOption")) {
				JsonNode coding = answer.path("valueCoding");
				wording.append('\t')
					.append(answer.has("valueInteger") ? answer.path("valueInteger").asString()
							: String.join("\t", coding.path("code").asString(""), String.valueOf(ordinal(coding)),
									coding.path("display").asString("")))
					.append('\n');
			}
		}
		return HexFormat.of().formatHex(sha256().digest(wording.toString().getBytes(StandardCharsets.UTF_8)));
	}

	private static Instrument.Item item(Entry entry, JsonNode item) {
		List<Instrument.Option> options = new ArrayList<>();
		Set<Integer> values = new HashSet<>();
		for (JsonNode answer : item.path("answerOption")) {
			JsonNode coding = answer.path("valueCoding");
			Integer value = answer.has("valueInteger") ? Integer.valueOf(answer.path("valueInteger").asInt())
					: ordinal(coding);
			if (value == null || !values.add(value)) {
				throw refused(entry, "has an answer without a number of its own");
			}
			options.add(answer.has("valueInteger") ? new Instrument.Option(null, value, value.toString())
					: new Instrument.Option(text(entry, coding, "code"), value, text(entry, coding, "display")));
		}
		if (options.isEmpty() && !text(entry, item, "type").equals("boolean")) {
			throw refused(entry, "asks without an answer to choose");
		}
		return new Instrument.Item(text(entry, item, "linkId"), text(entry, item, "text"), options);
	}

	private static @Nullable Integer ordinal(JsonNode coding) {
		for (JsonNode extension : coding.path("extension")) {
			if (extension.path("url").asString("").equals(ORDINAL)
					&& extension.path("valueDecimal").isIntegralNumber()) {
				return extension.path("valueDecimal").asInt();
			}
		}
		return null;
	}

	private static String text(Entry entry, JsonNode node, String field) {
		String text = node.path(field).asString("");
		if (text.isBlank()) {
			throw refused(entry, "lacks " + field);
		}
		return text;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static IllegalStateException refused(Entry entry, String why) {
		return new IllegalStateException("The instrument " + entry.id() + " " + why);
	}

	/**
	 * A line of the index.
	 *
	 * @param id of the instrument, and the name of its file
	 * @param scoring see {@link ScoringRule#of}
	 * @param licence see {@link Licence#of}
	 * @param sha256 of the wording
	 * @param attribution whom to name; may be empty
	 */
	record Entry(String id, String scoring, String licence, String sha256, String attribution) {

		/** Five columns, none of them quoted; only the last may be empty. */
		static Entry of(String line) {
			String[] columns = line.split(",", -1);
			if (columns.length != 5) {
				throw new IllegalStateException("A line of the index of instruments has not five columns");
			}
			return new Entry(columns[0], columns[1], columns[2], columns[3], columns[4]);
		}

	}

}
