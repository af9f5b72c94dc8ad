package org.peerprescribing.carerecord;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.patient.Patient;

/**
 * One FHIR document (R4, Bundle of type document): its parts point at each other inside
 * it, and it needs nothing else to be read.
 */
final class DocumentMaker {

	private static final String PDF = "application/pdf";

	private final WriteBack row;

	private final Patient patient;

	private final String practice;

	private final Instant at;

	private final Bundle bundle = new Bundle();

	DocumentMaker(WriteBack row, Patient patient, String practice, Instant at) {
		this.row = row;
		this.patient = patient;
		this.practice = practice;
		this.at = at;
	}

	/**
	 * The document with this PDF inside; takes the resources of the content as its own.
	 */
	Bundle make(EntryContent content, List<EntrySections.Section> sections, byte[] pdf) {
		this.bundle.setType(Bundle.BundleType.DOCUMENT);
		this.bundle.setIdentifier(References.identifier(FhirSystems.RECORD_ENTRY, this.row.id().toString()));
		this.bundle.setTimestamp(Date.from(this.at));
		Composition composition = composition(sections);
		add(composition, "composition");
		add(person(), "patient");
		add(author(content), "author");
		add(organization(), "practice");
		add(content.request(), id(content.request()));
		content.tasks().forEach((task) -> add(task, id(task)));
		content.reported().forEach((resource) -> add(resource, id(resource)));
		add(documentReference(pdf.length), "paper-reference");
		Binary paper = new Binary();
		paper.setContentType(PDF).setData(pdf);
		add(paper, "paper");
		return this.bundle;
	}

	private Composition composition(List<EntrySections.Section> sections) {
		Composition composition = new Composition();
		composition.setIdentifier(References.identifier(FhirSystems.RECORD_ENTRY, this.row.id().toString()));
		References.claim(composition, "ps-gp-summary");
		References.labelTestData(composition, this.patient.nhsNumber());
		composition.setStatus(Composition.CompositionStatus.FINAL);
		composition.setType(type());
		composition.setSubject(to("patient"));
		composition.setDateElement(References.moment(this.at));
		composition.addAuthor(to("author"));
		composition.setCustodian(to("practice"));
		composition.setTitle(EntrySections.title(this.row.kind()));
		sections.forEach((section) -> {
			Composition.SectionComponent part = composition.addSection()
				.setTitle(section.heading())
				.setCode(References.code("record-standard-heading", section.code(), section.heading()))
				.setText(narrative(section.sentences()));
			section.resources().forEach((resource) -> part.addEntry(to(id(resource))));
		});
		composition.getSectionFirstRep().addEntry(to("paper-reference"));
		return composition;
	}

	private org.hl7.fhir.r4.model.Patient person() {
		org.hl7.fhir.r4.model.Patient person = new org.hl7.fhir.r4.model.Patient();
		References.claim(person, "ps-patient");
		References.labelTestData(person, this.patient.nhsNumber());
		person.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, this.patient.nhsNumber().value()));
		HumanName name = person.addName().setText(this.patient.name().full());
		if (!this.patient.name().family().isEmpty()) {
			name.setFamily(this.patient.name().family());
		}
		if (!this.patient.name().given().isEmpty()) {
			name.addGiven(this.patient.name().given());
		}
		person.setBirthDateElement(new DateType(this.patient.birthDate().toString()));
		return person;
	}

	/** A person of the practice: the gateway's own name says nothing to a reader. */
	private PractitionerRole author(EntryContent content) {
		PractitionerRole author = new PractitionerRole();
		References.claim(author, "ps-prescriber");
		author.setPractitioner(new Reference().setType("Practitioner").setDisplay(content.author()));
		author.setOrganization(to("practice"));
		return author;
	}

	private Organization organization() {
		Organization organization = new Organization();
		References.claim(organization, "ps-provider");
		organization.addIdentifier(References.identifier(FhirSystems.ODS, this.row.organisation().value()));
		organization.setName(this.practice);
		return organization;
	}

	private DocumentReference documentReference(int size) {
		DocumentReference reference = new DocumentReference();
		reference.addIdentifier(References.identifier(FhirSystems.RECORD_ENTRY, this.row.id().toString()));
		reference.setStatus(Enumerations.DocumentReferenceStatus.CURRENT);
		reference.setType(type());
		reference.setSubject(to("patient"));
		reference.setDate(Date.from(this.at));
		reference.addAuthor(to("author"));
		reference.addContent()
			.getAttachment()
			.setContentType(PDF)
			.setLanguage("en-GB")
			.setUrl(address("paper"))
			.setSize(size)
			.setTitle(EntrySections.title(this.row.kind()));
		return reference;
	}

	private void add(Resource resource, String name) {
		switch (resource) {
			case ServiceRequest request -> {
				request.setSubject(to("patient"));
				if (!request.hasNote()) {
					request.setRequester(to("author").setDisplay(request.getRequester().getDisplay()));
				}
			}
			case Task task -> {
				task.setFor(to("patient"));
				task.setFocus(to(task.getFocus().getReferenceElement().getIdPart()));
			}
			case QuestionnaireResponse response -> {
				response.setSubject(to("patient"));
				response.setSource(to("patient"));
			}
			case Observation observation -> {
				observation.setSubject(to("patient"));
				observation.getDerivedFrom()
					.forEach((from) -> from.setReference(address(from.getReferenceElement().getIdPart())));
			}
			default -> {
				// Made here, with its references.
			}
		}
		resource.setId((String) null);
		resource.getMeta().setVersionId(null).setLastUpdated(null);
		this.bundle.addEntry().setFullUrl(address(name)).setResource(resource);
	}

	private CodeableConcept type() {
		String kind = this.row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
		return References.code("record-entry", kind, EntrySections.title(this.row.kind()));
	}

	private Reference to(String name) {
		return new Reference(address(name));
	}

	/** The same on every making: what lies there already can be told apart by it. */
	private String address(String name) {
		String within = this.row.id() + "/" + name;
		return "urn:uuid:" + UUID.nameUUIDFromBytes(within.getBytes(StandardCharsets.UTF_8));
	}

	private static String id(Resource resource) {
		return resource.getIdElement().getIdPart();
	}

	private static Narrative narrative(List<String> sentences) {
		XhtmlNode div = new XhtmlNode(NodeType.Element, "div").attribute("xmlns", "http://www.w3.org/1999/xhtml");
		sentences.forEach((sentence) -> div.addTag("p").addText(sentence));
		Narrative narrative = new Narrative();
		narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
		narrative.setDiv(div);
		return narrative;
	}

}
