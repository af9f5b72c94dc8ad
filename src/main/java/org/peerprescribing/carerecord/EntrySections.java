package org.peerprescribing.carerecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/**
 * What an entry says in words, under the headings of the national social-prescribing
 * standard (PRSB Social prescribing standard, message back).
 */
final class EntrySections {

	/** Silence must not read as if there were nothing to tell. */
	private static final String NOT_SHARED = "What the patient reports to this service is not part of this document.";

	private EntrySections() {
	}

	static String title(RecordEntry.Kind kind) {
		return switch (kind) {
			case PRESCRIBED -> "Peer support: what was prescribed";
			case FIRST_OUTCOME -> "Peer support: what came of it so far";
			case FINAL -> "Peer support: what came of it";
			case CORRECTION -> "Peer support: made in error";
			case LINK_WORKER -> "Link worker: what came of the request";
		};
	}

	/** The headings, each with at least one sentence: four, and three of a correction. */
	static List<Section> of(RecordEntry.Kind kind, EntryContent content) {
		if (kind == RecordEntry.Kind.CORRECTION) {
			return corrected(content);
		}
		boolean referral = kind == RecordEntry.Kind.LINK_WORKER;
		return List.of(
				new Section(referral ? "referral-details" : "signpost-details", details(kind),
						sentences(content.request()), List.of(content.request())),
				new Section("outcome", "Outcome", outcome(kind, content),
						Stream.<DomainResource>concat(content.tasks().stream(), content.reported().stream()).toList()),
				new Section("plan-and-requested-actions", "Plan and requested actions",
						List.of(plan(kind, content.request())), List.of()),
				new Section("patient-and-carer-concerns", "Patient and carer concerns", concerns(kind, content),
						List.of()));
	}

	/**
	 * Nothing of what was filed holds; it stays, so that everybody sees what was there.
	 */
	private static List<Section> corrected(EntryContent content) {
		return List.of(
				new Section("signpost-details", "Signpost details", sentences(content.request()),
						List.of(content.request())),
				new Section("outcome", "Outcome",
						List.of("What was filed before under this prescription does not hold any more."), List.of()),
				new Section("plan-and-requested-actions", "Plan and requested actions",
						List.of(plan(RecordEntry.Kind.CORRECTION, content.request())), List.of()));
	}

	/**
	 * What resources say that lie each in its place: their own sentences, under the
	 * headings that would stand above them, and no heading without one.
	 */
	static List<EntryWords.Part> narratives(RecordEntry.Kind kind, EntryContent content) {
		return Stream
			.of(new EntryWords.Part(details(kind), sentences(content.request())),
					new EntryWords.Part("Outcome", facts(content)))
			.filter((part) -> !part.sentences().isEmpty())
			.toList();
	}

	/** A link is a signpost; asking the link worker is a referral. */
	private static String details(RecordEntry.Kind kind) {
		return (kind == RecordEntry.Kind.LINK_WORKER) ? "Referral details" : "Signpost details";
	}

	private static List<String> facts(EntryContent content) {
		List<String> words = new ArrayList<>();
		content.tasks().forEach((task) -> words.add(String.join(" ", sentences(task))));
		content.reported()
			.stream()
			.filter(Observation.class::isInstance)
			.map(Observation.class::cast)
			.map(EntrySections::inWords)
			.forEach(words::add);
		words.removeIf(String::isBlank);
		return words;
	}

	/** An entry that comes late must not say that the prescription goes on. */
	private static boolean isOver(ServiceRequest request) {
		return request.getStatus() == ServiceRequest.ServiceRequestStatus.COMPLETED
				|| request.getStatus() == ServiceRequest.ServiceRequestStatus.REVOKED;
	}

	private static List<String> outcome(RecordEntry.Kind kind, EntryContent content) {
		if (kind == RecordEntry.Kind.LINK_WORKER) {
			return List.of(content.request().getNoteFirstRep().getText());
		}
		List<String> words = facts(content);
		if (kind == RecordEntry.Kind.PRESCRIBED) {
			if (!isOver(content.request())) {
				words.add("Nothing more is known yet.");
			}
		}
		else if (!content.shared()) {
			words.add(NOT_SHARED);
		}
		return words;
	}

	/**
	 * By its sentence; where the patient wanted codes only, by the names of its codes.
	 */
	private static String inWords(Observation observation) {
		List<String> sentences = sentences(observation);
		if (!sentences.isEmpty()) {
			return String.join(" ", sentences);
		}
		String value = (observation.getValue() instanceof CodeableConcept concept)
				? concept.getCodingFirstRep().getDisplay() : observation.getValue().primitiveValue();
		return observation.getCode().getCodingFirstRep().getDisplay() + ": " + value + ".";
	}

	private static String plan(RecordEntry.Kind kind, ServiceRequest request) {
		boolean prescription = kind != RecordEntry.Kind.LINK_WORKER;
		return switch ((prescription && isOver(request)) ? RecordEntry.Kind.FINAL : kind) {
			case PRESCRIBED -> "The patient gets a link, and is asked how it goes after 2, 6 and 12 weeks."
					+ " The practice is asked to do nothing now.";
			case FIRST_OUTCOME -> "The prescription goes on. The practice is asked to do nothing now.";
			case FINAL -> "The prescription has ended and nothing more is planned."
					+ " Please ask the patient at the next contact whether anything else is needed.";
			case CORRECTION -> "Nothing more is planned."
					+ " Please mark the earlier documents of this prescription as entered in error.";
			case LINK_WORKER -> (request.getStatus() == ServiceRequest.ServiceRequestStatus.COMPLETED)
					? "The link worker goes on with the patient." : "The link worker does nothing more about it.";
		};
	}

	/** Why something was not right, where the patient said so and lets it be told. */
	private static List<String> concerns(RecordEntry.Kind kind, EntryContent content) {
		if (kind == RecordEntry.Kind.PRESCRIBED) {
			return List.of("None are known yet.");
		}
		if (!content.shared()) {
			return List.of(NOT_SHARED);
		}
		Stream<String> reasons = content.tasks()
			.stream()
			.map(Task::getStatusReason)
			.map(EntrySections::notRight)
			.filter(Objects::nonNull);
		Stream<String> answers = content.reported()
			.stream()
			.filter(QuestionnaireResponse.class::isInstance)
			.map(QuestionnaireResponse.class::cast)
			.flatMap((response) -> response.getItem().stream())
			.filter((item) -> item.getLinkId().equals("not-right"))
			.map((item) -> "Not right: " + item.getAnswerFirstRep().getValueCoding().getDisplay() + ".");
		List<String> said = Stream.concat(reasons, answers).distinct().toList();
		return said.isEmpty() ? List.of("None were reported through this service.") : said;
	}

	private static @org.jspecify.annotations.Nullable String notRight(CodeableConcept reason) {
		return reason.getCodingFirstRep().getSystem() != null
				&& reason.getCodingFirstRep().getSystem().endsWith("/not-right-reason")
						? reason.getCodingFirstRep().getDisplay() + "." : null;
	}

	/** The sentences of its text, one a paragraph; none where it has none. */
	static List<String> sentences(DomainResource resource) {
		return sentences(resource.getText());
	}

	static List<String> sentences(Narrative narrative) {
		XhtmlNode text = narrative.getDiv();
		return (text == null) ? List.of()
				: text.getChildNodes()
					.stream()
					.map(XhtmlNode::allText)
					.filter((words) -> words != null && !words.isBlank())
					.toList();
	}

	/**
	 * One heading.
	 *
	 * @param code its code in our system, after the record standard
	 * @param heading its words
	 * @param sentences what stands under it
	 * @param resources what that rests on
	 */
	record Section(String code, String heading, List<String> sentences, List<DomainResource> resources) {
	}

}
