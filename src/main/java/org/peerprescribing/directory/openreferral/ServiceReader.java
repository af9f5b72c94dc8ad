package org.peerprescribing.directory.openreferral;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.FeedRow;
import tools.jackson.databind.JsonNode;

/**
 * A service of somebody's feed in the columns of the catalogue. What the standard has no
 * field for is taken from attributes of our own taxonomies; where a feed does not say it,
 * it is not known, and where the catalogue must know it, the row is refused there.
 */
final class ServiceReader {

	private static final int LONGEST_SUMMARY = 160;

	private static final int MOST_ENTRIES = 500;

	private static final List<String> SNOMED = List.of(TaxonomyTerm.SNOMED, "http://snomed.info/sct/");

	private final URI feed;

	/**
	 * @param feed address of the feed
	 */
	ServiceReader(URI feed) {
		this.feed = feed;
	}

	/**
	 * @param number its number in the feed
	 */
	FeedRow read(JsonNode service, int number) {
		String label = "";
		try {
			UUID id = FeedIds.read(text(service, "id", "id")).orElseThrow(() -> new Unreadable("id"));
			label = id.toString();
			return new FeedRow(number, label, columns(service, label), null);
		}
		catch (Unreadable ex) {
			return new FeedRow(number, label, Map.of(), ex.column);
		}
	}

	private Map<String, String> columns(JsonNode service, String id) throws Unreadable {
		Map<String, String> columns = new LinkedHashMap<>(attributes(service));
		// A feed that does not name its communities as we do still has the same id next
		// time.
		columns.putIfAbsent("id", "or-" + id);
		columns.put("name", text(service, "name", "name"));
		columns.put("provider", text(service.path("organization"), "name", "provider"));
		columns.put("url", text(service, "url", "url"));
		columns.put("summary", shortened(text(service, "description", "summary")));
		columns.put("needs_display", columns.getOrDefault("needs", ""));
		columns.put("min_age", age(service, "minimum_age", "min_age"));
		columns.put("max_age", age(service, "maximum_age", "max_age"));
		columns.putIfAbsent("audience", "general");
		if (!columns.containsKey("cost")) {
			columns.put("cost", cost(service));
		}
		if (!columns.containsKey("region")) {
			columns.put("region", region(service));
		}
		columns.put("languages", languages(service));
		columns.put("status", status(service, columns.get("status")));
		columns.putIfAbsent("source", this.feed + "/services/" + id);
		columns.putIfAbsent("confidence", "low");
		for (String answer : List.of("moderation", "clinical_or_professional_oversight", "anonymous_allowed",
				"registration_required", "crisis_policy_published", "provider_type")) {
			columns.putIfAbsent(answer, "unknown");
		}
		return columns;
	}

	/**
	 * Codes of our taxonomies and of SNOMED CT by column; other taxonomies say nothing
	 * here.
	 */
	private static Map<String, String> attributes(JsonNode service) throws Unreadable {
		Map<String, String> columns = new LinkedHashMap<>();
		for (JsonNode attribute : entries(service, "attributes")) {
			String uri = text(attribute.path("taxonomy_term"), "term_uri", "attributes");
			Optional<String> concept = SNOMED.stream()
				.filter(uri::startsWith)
				.map((system) -> uri.substring(system.length()))
				.findFirst();
			if (concept.isPresent()) {
				columns.merge(Classification.NEED.column(), concept.get(), (before, more) -> before + ";" + more);
				continue;
			}
			for (Classification classification : Classification.values()) {
				String start = classification.uri() + Classification.CODE_MARK;
				if (uri.startsWith(start)) {
					add(columns, classification, uri.substring(start.length()), attribute);
				}
			}
		}
		return columns;
	}

	private static void add(Map<String, String> columns, Classification classification, String code, JsonNode attribute)
			throws Unreadable {
		if (classification != Classification.FACT) {
			columns.merge(classification.column(), code, (before, more) -> before + ";" + more);
		}
		else if (!classification.terms().containsKey(code)
				|| columns.put(code, text(attribute, "value", code)) != null) {
			throw new Unreadable("attributes");
		}
	}

	private static String cost(JsonNode service) throws Unreadable {
		List<JsonNode> amounts = entries(service, "cost_options").stream()
			.map((option) -> option.path("amount"))
			.filter(JsonNode::isNumber)
			.toList();
		if (amounts.isEmpty()) {
			return "";
		}
		return amounts.stream().allMatch((amount) -> amount.doubleValue() == 0) ? "free" : "paid";
	}

	private static String region(JsonNode service) throws Unreadable {
		for (JsonNode area : entries(service, "service_areas")) {
			Optional<Nation> nation = Nation.read(text(area, "uri", "region"), text(area, "name", "region"));
			if (nation.isPresent()) {
				return nation.get().region();
			}
		}
		return "";
	}

	private static String languages(JsonNode service) throws Unreadable {
		List<String> codes = new ArrayList<>();
		for (JsonNode language : entries(service, "languages")) {
			codes.add(twoLetters(text(language, "code", "languages")));
		}
		return String.join(";", codes);
	}

	/** The standard allows three letters (ISO 639-3) where there are two. */
	private static String twoLetters(String code) {
		if (code.length() != 3) {
			return code;
		}
		for (String two : Locale.getISOLanguages()) {
			try {
				if (Locale.of(two).getISO3Language().equals(code)) {
					return two;
				}
			}
			catch (MissingResourceException ex) {
				// this one has no three letters
			}
		}
		return code;
	}

	private static String status(JsonNode service, @Nullable String seen) throws Unreadable {
		return switch (text(service, "status", "status")) {
			case "active" -> (seen != null) ? seen : "operating";
			case "inactive", "temporarily closed" -> "unknown";
			case "defunct" -> "closed";
			default -> throw new Unreadable("status");
		};
	}

	private static String age(JsonNode service, String field, String column) throws Unreadable {
		JsonNode age = service.path(field);
		if (age.isMissingNode() || age.isNull()) {
			return "";
		}
		double years = age.isNumber() ? age.doubleValue() : -1;
		if (years < 0 || years > 130 || years != Math.rint(years)) {
			throw new Unreadable(column);
		}
		return Integer.toString((int) years);
	}

	private static String text(JsonNode of, String field, String column) throws Unreadable {
		JsonNode value = of.path(field);
		if (value.isMissingNode() || value.isNull()) {
			return "";
		}
		if (!value.isString()) {
			throw new Unreadable(column);
		}
		return value.stringValue().replaceAll("\\s*[\\r\\n\\t]+\\s*", " ").strip();
	}

	private static List<JsonNode> entries(JsonNode service, String field) throws Unreadable {
		JsonNode entries = service.path(field);
		if (entries.isMissingNode() || entries.isNull()) {
			return List.of();
		}
		if (!entries.isArray() || entries.size() > MOST_ENTRIES) {
			throw new Unreadable(field);
		}
		return entries.valueStream().toList();
	}

	/** Descriptions of the standard may be long; the catalogue's is one sentence. */
	private static String shortened(String text) {
		if (text.length() <= LONGEST_SUMMARY) {
			return text;
		}
		int space = text.lastIndexOf(' ', LONGEST_SUMMARY - 1);
		int end = (space > LONGEST_SUMMARY / 2) ? space : LONGEST_SUMMARY - 1;
		if (Character.isHighSurrogate(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(0, end).strip() + "…";
	}

	/** A field that is not what the standard says; names the column, never the text. */
	private static final class Unreadable extends Exception {

		private static final long serialVersionUID = 1L;

		private final String column;

		Unreadable(String column) {
			super(column);
			this.column = column;
		}

	}

}
