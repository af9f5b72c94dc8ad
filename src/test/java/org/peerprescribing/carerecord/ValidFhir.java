package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Map;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Resource;

/** Asks the validator of the FHIR project about a resource, against R4 itself. */
final class ValidFhir {

	/** Code systems that are not here: ours are in the profiles, SNOMED CT nowhere. */
	private static final String UNKNOWN_SYSTEM = "(?s).*(CodeSystem|code system|CODE_SYSTEM|A definition for|Unknown code).*";

	private static final Map<FhirContext, FhirValidator> VALIDATORS = new java.util.concurrent.ConcurrentHashMap<>();

	private ValidFhir() {
	}

	/** What is wrong with it; empty where nothing is. */
	static List<String> against(Resource resource) {
		FhirContext context = FhirContext.forR4Cached();
		String json = context.newJsonParser().encodeResourceToString(resource);
		return VALIDATORS.computeIfAbsent(context, ValidFhir::validator)
			.validateWithResult(json)
			.getMessages()
			.stream()
			.filter((message) -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
			.map((message) -> message.getLocationString() + ": " + message.getMessage())
			.filter((message) -> !message.matches(UNKNOWN_SYSTEM))
			.toList();
	}

	private static FhirValidator validator(FhirContext context) {
		FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(
				new DefaultProfileValidationSupport(context), new CommonCodeSystemsTerminologyService(context),
				new InMemoryTerminologyServerValidationSupport(context)));
		module.setAnyExtensionsAllowed(true);
		return context.newValidator().registerValidatorModule(module);
	}

}
