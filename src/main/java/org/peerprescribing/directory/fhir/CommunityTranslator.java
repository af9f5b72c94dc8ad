package org.peerprescribing.directory.fhir;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Reference;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.SnomedConcept;

/**
 * A listed community as a HealthcareService (ps-community). Sets come out sorted, so that
 * the same facts are the same resource.
 */
final class CommunityTranslator {

	/** BCP 47 tags. */
	static final String LANGUAGES = "urn:ietf:bcp:47";

	private static final String SERVICE_TYPES = "http://terminology.hl7.org/CodeSystem/service-type";

	private static final String REASONS = "http://terminology.hl7.org/CodeSystem/v3-ActReason";

	private CommunityTranslator() {
	}

	static HealthcareService toFhir(ListedCommunity listed, NeedHierarchy needs) {
		Community facts = listed.community();
		Vetting vetting = listed.vetting();
		HealthcareService service = new HealthcareService();
		service.setId(facts.id().value());
		if (listed.background() != null) {
			service.getMeta().setLastUpdatedElement(References.changed(listed.background().factsChangedAt()));
		}
		References.claim(service, "ps-community");
		if (vetting.demonstration()) {
			service.getMeta().addSecurity(new Coding(REASONS, "HTEST", "test health data"));
		}
		service.addIdentifier(References.identifier(FhirSystems.COMMUNITY, facts.id().value()));
		service.setActive(true);
		service.setProvidedBy(new Reference().setType("Organization").setDisplay(facts.provider()));
		service.addType(new CodeableConcept().addCoding(new Coding(SERVICE_TYPES, "224", "Support Groups")));
		facts.needs().stream().sorted(Comparator.comparing(SnomedConcept::id)).forEach((need) -> {
			service.addCategory(topic(need, needs));
		});
		service.setName(facts.name());
		service.setComment(facts.summary());
		if (facts.address() != null) {
			service.addTelecom().setSystem(ContactPoint.ContactPointSystem.URL).setValue(facts.address().toString());
		}
		service.addCoverageArea(new Reference().setType("Location").setDisplay(facts.region()));
		addEligibility(service, facts);
		codes(facts.supports()).forEach((kind) -> service.addCharacteristic(ours("support-kind", kind)));
		facts.languages().stream().map(LanguageTag::value).sorted().forEach((tag) -> {
			service.addCommunication(new CodeableConcept()
				.addCoding(new Coding(LANGUAGES, tag, Locale.forLanguageTag(tag).getDisplayName(Locale.UK))));
		});
		addExtensions(service, facts, vetting);
		References.explain(service, words(facts, vetting));
		return service;
	}

	/** A constant as a code: lower case with hyphens. */
	static String code(String constant) {
		return constant.toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static void addEligibility(HealthcareService service, Community facts) {
		codes(facts.audience()).forEach((group) -> service.addEligibility().setCode(ours("audience", group)));
		String ages = ages(facts);
		if (!ages.isEmpty()) {
			service.addEligibility().setCode(new CodeableConcept().setText("Age")).setComment(ages);
		}
	}

	private static void addExtensions(HealthcareService service, Community facts, Vetting vetting) {
		Extension checked = service.addExtension().setUrl(FhirSystems.extension("vetting"));
		checked.addExtension("status", new CodeType(vetting.demonstration() ? "demonstration" : "approved"));
		if (!vetting.demonstration()) {
			checked.addExtension("reviewed-on", new DateType(vetting.reviewedOn().toString()));
		}
		checked.addExtension("next-due", new DateType(vetting.nextDue().toString()));
		facts.formats().stream().sorted().forEach((format) -> add(service, "platform", format));
		add(service, "moderation", facts.moderation().name());
		add(service, "anonymity", facts.anonymousAllowed().name());
		if (facts.cost() != null) {
			add(service, "cost", facts.cost().name());
		}
	}

	private static void add(HealthcareService service, String extension, String constant) {
		service.addExtension(FhirSystems.extension(extension), new CodeType(code(constant)));
	}

	private static CodeableConcept topic(SnomedConcept need, NeedHierarchy needs) {
		String term = needs.find(need).map(Need::term).orElse(null);
		return new CodeableConcept().addCoding(new Coding(FhirSystems.SNOMED, need.id(), term)).setText(term);
	}

	private static CodeableConcept ours(String system, String code) {
		return References.code(system, code, code.replace('-', ' '));
	}

	private static List<String> codes(java.util.Set<? extends Enum<?>> constants) {
		return constants.stream().map((constant) -> code(constant.name())).sorted().toList();
	}

	private static String ages(Community facts) {
		if (facts.minAge() != null && facts.maxAge() != null) {
			return "From " + facts.minAge() + " to " + facts.maxAge() + " years";
		}
		if (facts.minAge() != null) {
			return "From " + facts.minAge() + " years";
		}
		return (facts.maxAge() != null) ? "Up to " + facts.maxAge() + " years" : "";
	}

	private static List<String> words(Community facts, Vetting vetting) {
		List<String> words = new ArrayList<>();
		if (vetting.demonstration()) {
			words.add("Demonstration only: nobody has checked this community.");
		}
		words.add(facts.name() + ", run by " + facts.provider() + ": an online peer-support community.");
		words.add(facts.summary());
		if (!vetting.demonstration()) {
			words.add("Reviewed on " + vetting.reviewedOn() + ", next due on " + vetting.nextDue() + ".");
		}
		return words;
	}

}
