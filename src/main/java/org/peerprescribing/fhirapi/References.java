package org.peerprescribing.fhirapi;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.peerprescribing.shared.NhsNumber;

/** What every translator needs to point, label and explain in the same way. */
public final class References {

	private References() {
	}

	/**
	 * A person by NHS number: it means the same in every record system, where an id would
	 * not.
	 */
	public static Reference patient(NhsNumber nhsNumber) {
		return new Reference().setType("Patient").setIdentifier(identifier(FhirSystems.NHS_NUMBER, nhsNumber.value()));
	}

	/** A community by our identifier, with its name for a reader. */
	public static Reference community(String id, String name) {
		return new Reference().setType("HealthcareService")
			.setIdentifier(identifier(FhirSystems.COMMUNITY, id))
			.setDisplay(name);
	}

	/** A resource of ours by its identifier, where the receiver may not hold it. */
	public static Reference logical(String type, String system, UUID id) {
		return new Reference().setType(type).setIdentifier(identifier(system, id.toString()));
	}

	public static Identifier identifier(String system, String value) {
		return new Identifier().setSystem(system).setValue(value);
	}

	/** One of our codes with the words for it. */
	public static CodeableConcept code(String system, String code, String words) {
		return new CodeableConcept().addCoding(new Coding(FhirSystems.codes(system), code, words)).setText(words);
	}

	/** Says which profile of ours the resource keeps. */
	public static void claim(Resource resource, String profile) {
		resource.getMeta().addProfile(FhirSystems.profile(profile));
	}

	/** Marks invented people ({@code v3-ActReason#HTEST}); labels protect nothing. */
	public static void labelTestData(Resource resource, NhsNumber nhsNumber) {
		if (nhsNumber.isForTests()) {
			resource.getMeta()
				.addSecurity(
						new Coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data"));
		}
	}

	/** Marks a resource that reveals a sensitive topic. */
	public static void labelRestricted(Resource resource) {
		resource.getMeta()
			.addSecurity(new Coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R", "restricted"));
	}

	/** A moment to the second, written in UTC whatever zone the machine is in. */
	public static DateTimeType moment(Instant at) {
		return new DateTimeType(Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
	}

	/** As {@link #moment}, to the millisecond, for a resource's own change. */
	public static InstantType changed(Instant at) {
		return new InstantType(Date.from(at), TemporalPrecisionEnum.MILLI, TimeZone.getTimeZone("UTC"));
	}

	/** The same in plain words, one paragraph each; whatever they hold is escaped. */
	public static void explain(DomainResource resource, List<String> sentences) {
		XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
		sentences.forEach((sentence) -> div.addTag("p").addText(sentence));
		resource.getText().setStatus(Narrative.NarrativeStatus.GENERATED).setDiv(div);
	}

}
