package org.peerprescribing.directory.openreferral;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import tools.jackson.databind.JsonNode;

/**
 * The published fields of Open Referral UK 3.0: what each is and which are required. A
 * field of HSDS 3.0 that the UK profile leaves out is marked by a plus: it may be there,
 * since neither standard forbids further fields. Anything else would be our own
 * invention.
 */
final class PublishedRules {

	/** An exclamation mark: required. A star: a list of these. */
	private static final String FIELDS = """
			service id=uuid! organization_id=uuid name=text! description=text url=uri email=text status=status! fees=text
			service accreditations=text minimum_age=number maximum_age=number assured_date=date assurer_email=text
			service alert=text last_modified=moment organization=organization schedules=schedule*
			service service_areas=service_area* languages=language* cost_options=cost_option* attributes=attribute*
			organization id=uuid! name=text! description=text! email=text website=uri logo=text uri=uri
			organization parent_organization_id=uuid
			schedule id=uuid! service_id=uuid attending_type=text schedule_link=uri description=text
			service_area id=uuid! service_id=uuid name=text extent=text extent_type=text uri=text service_area=text
			language id=uuid! service_id=uuid phone_id=uuid +name=text +code=text
			cost_option id=uuid! service_id=uuid valid_from=date valid_to=date option=text amount=number
			cost_option amount_description=text
			attribute id=uuid! link_id=uuid taxonomy_term_id=uuid link_type=text taxonomy_term=taxonomy_term
			attribute +link_entity=text +value=text
			taxonomy id=uuid! name=text! description=text! uri=uri version=text
			taxonomy_term id=uuid! name=text! description=text! parent_id=uuid taxonomy=text taxonomy_id=uuid
			taxonomy_term term_uri=uri term=text +code=text
			page total_items=whole! total_pages=whole! page_number=whole! size=whole! first_page=flag! last_page=flag!
			page empty=flag! contents=any!
			api version=text! profile=uri! openapi_url=uri!
			""";

	private static final Set<String> STATUSES = Set.of("active", "inactive", "defunct", "temporarily closed");

	private static final Map<String, Map<String, String>> RULES = read();

	private PublishedRules() {
	}

	/**
	 * What breaks the rules for such a thing, as paths with a word; empty where nothing
	 * does.
	 */
	static List<String> faults(String thing, JsonNode document) {
		List<String> faults = new ArrayList<>();
		check(thing, document, thing, faults);
		return faults;
	}

	private static void check(String thing, JsonNode document, String path, List<String> faults) {
		Map<String, String> rules = RULES.get(thing);
		if (rules == null || !document.isObject()) {
			faults.add(path + " is no object");
			return;
		}
		rules.forEach((field, kind) -> {
			JsonNode value = document.path(field);
			if (value.isMissingNode()) {
				if (kind.endsWith("!")) {
					faults.add(path + "." + field + " is missing");
				}
			}
			else {
				checkValue(kind.replace("!", ""), value, path + "." + field, faults);
			}
		});
		document.propertyNames().stream().filter((name) -> !rules.containsKey(name)).forEach((name) -> {
			faults.add(path + "." + name + " is of no standard");
		});
	}

	private static void checkValue(String kind, JsonNode value, String path, List<String> faults) {
		if (kind.endsWith("*")) {
			if (!value.isArray()) {
				faults.add(path + " is no list");
			}
			value.forEach((entry) -> check(kind.replace("*", ""), entry, path, faults));
		}
		else if (RULES.containsKey(kind)) {
			check(kind, value, path, faults);
		}
		else if (!is(kind, value)) {
			faults.add(path + " is no " + kind);
		}
	}

	private static boolean is(String kind, JsonNode value) {
		return switch (kind) {
			case "text" -> value.isString() && !value.stringValue().isBlank();
			case "number" -> value.isNumber();
			case "whole" -> value.isIntegralNumber();
			case "flag" -> value.isBoolean();
			case "any" -> true;
			case "status" -> value.isString() && STATUSES.contains(value.stringValue());
			default -> value.isString() && parses(kind, value.stringValue());
		};
	}

	private static boolean parses(String kind, String text) {
		try {
			return switch (kind) {
				case "uuid" -> UUID.fromString(text).toString().equals(text);
				case "uri" -> java.net.URI.create(text).isAbsolute();
				case "date" -> LocalDate.parse(text).toString().equals(text);
				case "moment" -> OffsetDateTime.parse(text) != null;
				default -> false;
			};
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return false;
		}
	}

	private static Map<String, Map<String, String>> read() {
		Map<String, Map<String, String>> rules = new LinkedHashMap<>();
		FIELDS.lines().forEach((line) -> {
			String[] words = line.split(" ");
			for (int i = 1; i < words.length; i++) {
				String[] field = words[i].replace("+", "").split("=");
				rules.computeIfAbsent(words[0], (name) -> new LinkedHashMap<>()).put(field[0], field[1]);
			}
		});
		return rules;
	}

}
