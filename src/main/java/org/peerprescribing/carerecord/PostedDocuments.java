package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Map;

import org.hl7.fhir.r4.model.Bundle;
import org.peerprescribing.fhirapi.FhirSystems;

import org.springframework.stereotype.Component;

/**
 * Documents by way of FHIR R4 REST: created as a Bundle under the endpoint's address, on
 * condition that none lies there with our identifier.
 */
@Component
class PostedDocuments implements DocumentCarrier {

	private final RecordClient client;

	private final RecordReader reader;

	PostedDocuments(RecordClient client, RecordReader reader) {
		this.client = client;
		this.reader = reader;
	}

	@Override
	public Found find(RecordEndpoint endpoint, String identifier) throws RecordReader.NotRead {
		List<Bundle> found = this.reader.search(endpoint, Bundle.class, Map.of("identifier", token(identifier)));
		List<Delivery.Located> ours = found.stream()
			.filter((document) -> identifier.equals(document.getIdentifier().getValue()))
			.map((document) -> located(document, identifier))
			.toList();
		return new Found(ours, ours.size() < found.size());
	}

	@Override
	public Delivery send(RecordEndpoint endpoint, String identifier, byte[] document) {
		RecordAnswer answer = this.client.create(endpoint, "Bundle",
				"identifier=" + RecordClient.encode(token(identifier)), document);
		return switch (answer) {
			case RecordAnswer.NotReached nothing -> new Delivery.NotWritten("not-reached", null, null);
			case RecordAnswer.BrokenOff nothing -> new Delivery.Unsure("no-answer", null, null);
			case RecordAnswer.Answered said when said.status() / 100 == 2 -> this.reader.bundle(said)
				.filter((there) -> identifier.equals(there.getIdentifier().getValue())
						&& there.getIdElement().hasIdPart())
				.<Delivery>map((there) -> new Delivery.Written(List.of(located(there, identifier))))
				.orElseGet(() -> new Delivery.Unsure("unreadable-answer", said.status(), null));
			case RecordAnswer.Answered said when said.status() == 412 ->
				new Delivery.Refused("several-matches", said.status());
			case RecordAnswer.Answered said -> Answers.byStatus(said);
		};
	}

	private static Delivery.Located located(Bundle document, String identifier) {
		return new Delivery.Located("Bundle", identifier, document.getIdElement().getIdPart());
	}

	private static String token(String identifier) {
		return FhirSystems.RECORD_ENTRY + "|" + identifier;
	}

}
