package org.peerprescribing.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Asks the validator of the FHIR project about a resource: against R4, against our own
 * profiles as they lie in the jar, and against UK Core where its package is there (a
 * folder, named by the system property {@code peerprescribing.fhir.packages}). One
 * validator for the whole run: it takes seconds to warm up.
 */
public final class ValidFhir {

	/** Where the package of UK Core lies unless it is said otherwise. */
	private static final String PACKAGES = System.getProperty("peerprescribing.fhir.packages",
			"../shared/fhir/uk-core");

	private static final Set<String> DEFINITIONS = Set.of("StructureDefinition", "CodeSystem", "ValueSet");

	/**
	 * The binding is only preferred; HAPI's own terminology says of it what it says of a
	 * required one.
	 */
	private static final String PREFERRED_LANGUAGES = "is not in valueset: http://hl7.org/fhir/ValueSet/languages";

	private static final FhirContext FHIR = FhirContext.forR4Cached();

	private static final List<String> UK_CORE = ukCore();

	private static final FhirValidator VALIDATOR = validator();

	private ValidFhir() {
	}

	/** What is wrong with it; empty where nothing is. */
	public static List<String> against(Resource resource) {
		return against(FHIR.newJsonParser().encodeResourceToString(resource));
	}

	/** As {@link #against(Resource)}, for what came over the wire. */
	public static List<String> against(String json) {
		return errors(json).stream().map((error) -> error.getLocationString() + ": " + error.getMessage()).toList();
	}

	/** The same as the validator gives it. */
	public static List<SingleValidationMessage> errors(String json) {
		return VALIDATOR.validateWithResult(json)
			.getMessages()
			.stream()
			.filter((message) -> message.getSeverity().ordinal() >= ResultSeverityEnum.ERROR.ordinal())
			.filter((message) -> !message.getMessage().endsWith(PREFERRED_LANGUAGES))
			.toList();
	}

	/** Whether what our profiles impose of UK Core is checked too. */
	public static boolean knowsUkCore() {
		return !UK_CORE.isEmpty();
	}

	/** Each definition of ours, as it lies in the jar. */
	public static List<String> definitions() {
		return onClasspath("fhir-profiles");
	}

	private static List<String> onClasspath(String folder) {
		try {
			return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/*.json"))
				.map((resource) -> {
					try {
						return resource.getContentAsString(StandardCharsets.UTF_8);
					}
					catch (IOException ex) {
						throw new UncheckedIOException(ex);
					}
				})
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static FhirValidator validator() {
		PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(FHIR);
		Stream.concat(definitions().stream(), UK_CORE.stream())
			.forEach((definition) -> ours.addResource(FHIR.newJsonParser().parseResource(definition)));
		FhirInstanceValidator module = new FhirInstanceValidator(new ValidationSupportChain(new Questionnaires(),
				new DefaultProfileValidationSupport(FHIR), ours, new SnapshotGeneratingValidationSupport(FHIR),
				new CommonCodeSystemsTerminologyService(FHIR), new InMemoryTerminologyServerValidationSupport(FHIR)));
		return FHIR.newValidator().registerValidatorModule(module);
	}

	private static List<String> ukCore() {
		Path folder = Path.of(PACKAGES);
		if (!Files.isDirectory(folder)) {
			System.out.println("*** UK Core was NOT checked: there are no FHIR packages at " + PACKAGES
					+ ". Name their folder with -Dpeerprescribing.fhir.packages ***");
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".json"))
				.flatMap((file) -> definition(file).stream())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<String> definition(Path file) {
		try {
			String text = Files.readString(file);
			JsonNode type = JsonMapper.shared().readTree(text).path("resourceType");
			return DEFINITIONS.contains(type.asString("")) ? Optional.of(text) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** So that what is answered is held against what was asked. */
	private static final class Questionnaires extends PrePopulatedValidationSupport {

		private final Map<String, Questionnaire> shipped = onClasspath("instruments").stream()
			.map((json) -> FHIR.newJsonParser().parseResource(Questionnaire.class, json))
			.collect(Collectors.toMap((one) -> one.getUrl() + "|" + one.getVersion(), Function.identity()));

		private Questionnaires() {
			super(FHIR);
		}

		@Override
		public <T extends IBaseResource> @Nullable T fetchResource(@Nullable Class<T> type, String url) {
			Questionnaire found = this.shipped.get(url);
			return (found != null && type != null && type.isInstance(found)) ? type.cast(found) : null;
		}

	}

}
