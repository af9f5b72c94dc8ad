package org.peerprescribing.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.OperationDefinition.OperationDefinitionParameterComponent;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.peerprescribing.support.ValidFhir;

/**
 * Whether parameters are what the published definition of an operation says: names, how
 * often, and of which type.
 */
public final class OperationContract {

	private OperationContract() {
	}

	/** Where they differ; empty where they do not. */
	public static List<String> against(String operation, OperationParameterUse use, Parameters parameters) {
		List<String> faults = new ArrayList<>();
		compare("",
				definition(operation).getParameter().stream().filter((parameter) -> parameter.getUse() == use).toList(),
				parameters.getParameter(), faults);
		return faults;
	}

	private static void compare(String path, List<OperationDefinitionParameterComponent> defined,
			List<ParametersParameterComponent> given, List<String> faults) {
		Map<String, List<ParametersParameterComponent>> named = given.stream()
			.collect(Collectors.groupingBy(ParametersParameterComponent::getName));
		Map<String, OperationDefinitionParameterComponent> known = defined.stream()
			.collect(Collectors.toMap(OperationDefinitionParameterComponent::getName, Function.identity()));
		named.keySet().stream().filter((name) -> !known.containsKey(name)).forEach((name) -> faults.add(path + name));
		known.forEach((name, parameter) -> {
			List<ParametersParameterComponent> all = named.getOrDefault(name, List.of());
			int most = parameter.getMax().equals("*") ? Integer.MAX_VALUE : Integer.parseInt(parameter.getMax());
			if (all.size() < parameter.getMin() || all.size() > most) {
				faults.add(path + name + " is there " + all.size() + " times");
			}
			all.forEach((one) -> {
				if (parameter.hasType() && !parameter.getType().equals("Element")
						&& !parameter.getType().equals(one.getValue().fhirType())) {
					faults.add(path + name + " is a " + one.getValue().fhirType());
				}
				compare(path + name + ".", parameter.getPart(), one.getPart(), faults);
			});
		});
	}

	private static OperationDefinition definition(String id) {
		return ValidFhir.definitions()
			.stream()
			.map((json) -> FhirContext.forR4Cached().newJsonParser().parseResource(json))
			.filter(OperationDefinition.class::isInstance)
			.map(OperationDefinition.class::cast)
			.filter((one) -> one.getIdElement().getIdPart().equals(id))
			.findFirst()
			.orElseThrow();
	}

}
