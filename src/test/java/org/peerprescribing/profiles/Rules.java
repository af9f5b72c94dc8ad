package org.peerprescribing.profiles;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.SingleValidationMessage;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.Enumerations.BindingStrength;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.peerprescribing.support.ValidFhir;

/**
 * The rules of our definitions by name, such as {@code ps-task-1}, {@code Task.owner at
 * least 1}, {@code Task.intent is fixed} or {@code Task.businessStatus is bound}: read
 * from the definitions, and read from what the validator says was broken. A rule of an
 * extension begins with the name of the extension.
 */
final class Rules {

	private Rules() {
	}

	static List<StructureDefinition> definitions() {
		return ValidFhir.definitions()
			.stream()
			.map((json) -> FhirContext.forR4Cached().newJsonParser().parseResource(json))
			.filter(StructureDefinition.class::isInstance)
			.map(StructureDefinition.class::cast)
			.toList();
	}

	/**
	 * The rules that a definition adds to its base: cardinality, code lists, invariants.
	 */
	static Set<String> of(StructureDefinition definition) {
		List<ElementDefinition> elements = definition.getDifferential().getElement();
		Set<String> slices = elements.stream().map(ElementDefinition::getId).collect(Collectors.toSet());
		String prefix = definition.getType().equals("Extension") ? definition.getIdElement().getIdPart() + " " : "";
		return elements.stream()
			.filter((element) -> slices.stream().noneMatch((id) -> id.startsWith(element.getId() + ":")))
			.flatMap((element) -> of(element))
			.filter((rule) -> !isOfEveryExtension(rule))
			.map((rule) -> rule.startsWith("ps-") ? rule : prefix + rule)
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/**
	 * What was broken, by the same names; of UK Core's own rules nothing, ours say more.
	 */
	static Set<String> broken(List<SingleValidationMessage> messages) {
		Set<String> broken = messages.stream()
			.filter((message) -> !message.getMessage().contains("(from https://fhir.hl7.org.uk/"))
			.map(Rules::broken)
			.collect(Collectors.toSet());
		// Where a slice is missing its list may be too short as well.
		return broken.stream()
			.filter((rule) -> broken.stream().noneMatch((other) -> other.startsWith(rule.split(" at least")[0] + ":")))
			.collect(Collectors.toSet());
	}

	/** A rule as the validator can tell it: by its place where it says no more. */
	static String asTold(String rule) {
		return (rule.endsWith(" is bound") || rule.endsWith(" is fixed"))
				? place(rule.replaceFirst("^[a-z-]+ ", "").replaceAll(":[A-Za-z-]+", "")) : rule;
	}

	private static String broken(SingleValidationMessage message) {
		String text = message.getMessage();
		String id = String.valueOf(message.getMessageId());
		if (id.contains("#")) {
			return id.substring(id.indexOf('#') + 1);
		}
		if (id.startsWith("Validation_VAL_Profile_Minimum")) {
			return extension(text) + name(text) + " at least 1";
		}
		if (id.startsWith("Validation_VAL_Profile_Maximum")) {
			return extension(text) + name(text) + " at most " + text.replaceAll(".*max allowed = (\\d+).*", "$1");
		}
		if (id.startsWith("Terminology")) {
			return place(String.valueOf(message.getLocationString())) + " is bound";
		}
		if (id.startsWith("TYPE_CHECKS") || id.contains("Fixed")) {
			return place(String.valueOf(message.getLocationString())) + " is fixed";
		}
		return id + " " + message.getLocationString() + " " + text;
	}

	private static Stream<String> of(ElementDefinition element) {
		Stream.Builder<String> rules = Stream.builder();
		String id = element.getId();
		boolean tellsSlicesApart = id.matches(".*identifier:\\w+\\.system");
		if (element.getMin() > 0 && !tellsSlicesApart) {
			rules.add(id + " at least 1");
		}
		if (element.hasMax() && !element.getMax().equals("*")) {
			rules.add(id + " at most " + element.getMax());
		}
		if ((element.hasFixed() || element.hasPattern()) && !tellsSlicesApart) {
			rules.add(id + " is fixed");
		}
		if (element.getBinding().getStrength() == BindingStrength.REQUIRED) {
			rules.add(id + " is bound");
		}
		element.getConstraint().forEach((constraint) -> rules.add(constraint.getKey()));
		return rules.build();
	}

	/** R4 itself says these: an extension has a value or extensions, and its own name. */
	private static boolean isOfEveryExtension(String rule) {
		return rule.startsWith("Extension") && (rule.contains("url is fixed") || rule.contains("value[x] at least 1")
				|| rule.endsWith("at most 0"));
	}

	private static String extension(String text) {
		String url = text.replaceAll("(?s).*\\(from ([^|)]*).*", "$1");
		String id = new IdType(url).getIdPart();
		return (name(text).startsWith("Extension") && id != null) ? id + " " : "";
	}

	private static String name(String text) {
		return text.startsWith("Slice '") ? text.substring("Slice '".length(), text.indexOf('\'', "Slice '".length()))
				: text.substring(0, text.indexOf(": "));
	}

	private static String place(String location) {
		return location.replaceAll("\\[\\d+]", "")
			.replaceAll("\\.(value|occurrence|effective)\\.ofType\\(\\w+\\)", ".$1[x]")
			.replaceAll("\\.coding(\\.code)?$", "")
			.replaceFirst("^(?!Extension\\b)[A-Z]\\w*(\\.\\w+)*?\\.extension((\\.extension)*)\\.", "Extension$2.");
	}

}
