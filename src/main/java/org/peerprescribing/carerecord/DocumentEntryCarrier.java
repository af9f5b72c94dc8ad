package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Optional;

import org.peerprescribing.identity.AccessScope;

import org.springframework.stereotype.Component;

/**
 * An entry as one document, for a record system into which nothing else may be written.
 * The entry's id names it, so that it is found again before it is ever sent again.
 */
@Component
class DocumentEntryCarrier implements EntryCarrier {

	private static final AccessScope SCOPE = new AccessScope.OfBackground(WriteBackSteps.TASK);

	private final WriteBackSteps steps;

	private final DocumentCarrier documents;

	DocumentEntryCarrier(WriteBackSteps steps, DocumentCarrier documents) {
		this.steps = steps;
		this.documents = documents;
	}

	@Override
	public EntryRoute route() {
		return EntryRoute.DOCUMENT;
	}

	@Override
	public Delivery deliver(Attempt.Begun attempt) {
		WriteBack row = attempt.row();
		String identifier = row.id().toString();
		try {
			if (row.lookFirst()) {
				DocumentCarrier.Found there = this.documents.find(attempt.system(), identifier);
				if (there.saysNothing()) {
					return new Delivery.Refused("cannot-be-searched", null);
				}
				if (!there.ours().isEmpty()) {
					return new Delivery.Written(List.of(there.ours().getFirst()));
				}
			}
		}
		catch (RecordReader.NotRead ex) {
			return Answers.judgeLook(ex.answer());
		}
		byte[] frozen = row.bundle();
		Optional<byte[]> document = (frozen != null) ? Optional.of(frozen)
				: SCOPE.call(() -> this.steps.freezeDocument(attempt));
		return document.map((bytes) -> this.documents.send(attempt.system(), identifier, bytes))
			.orElseGet(() -> new Delivery.Refused("lease-lost", null));
	}

}
