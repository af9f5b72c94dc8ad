package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Optional;

import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What will be written into the care record, what was, and what was not yet; within the
 * access scope.
 */
@Service
@Transactional
public class RecordEntries {

	private final EntryReceipts receipts;

	private final EntryContents contents;

	private final EntryRoutes routes;

	private final RecordEndpoints endpoints;

	private final Prescribing prescribing;

	RecordEntries(EntryReceipts receipts, EntryContents contents, EntryRoutes routes, RecordEndpoints endpoints,
			Prescribing prescribing) {
		this.receipts = receipts;
		this.contents = contents;
		this.routes = routes;
		this.endpoints = endpoints;
		this.prescribing = prescribing;
	}

	/** In the order in which they were queued. */
	public List<RecordEntry> of(PrescriptionId prescription) {
		return this.receipts.of(prescription);
	}

	/**
	 * The only one of a request to the link worker; empty where none is to be written.
	 */
	public Optional<RecordEntry> of(LinkWorkerRequestId request) {
		return of(new PrescriptionId(request.value())).stream().findFirst();
	}

	/**
	 * What an entry says that was written, or that is made and waits to be filed: the
	 * words that were sent. Empty where there is none, or they cannot be opened any more.
	 */
	public Optional<EntryWords> made(PrescriptionId prescription, RecordEntry.Kind kind) {
		return this.receipts.made(prescription, kind);
	}

	/**
	 * What an entry would say if it were made now, as far as the patient and the practice
	 * let it. Empty where the practice does not let it be written at all, or the
	 * prescription is not there.
	 */
	public Optional<EntryWords> planned(PrescriptionId prescription, RecordEntry.Kind kind) {
		return this.prescribing.find(prescription)
			.filter((found) -> this.endpoints.limits(found.organisation()).allow(kind))
			.map((found) -> planned(found, kind));
	}

	/**
	 * By which route the entries of a prescription go now; empty where its practice has
	 * no record system that is switched on.
	 */
	public Optional<EntryRoute> route(PrescriptionId prescription) {
		return this.prescribing.find(prescription)
			.map(Prescription::organisation)
			.filter(this.routes::isOn)
			.map(this.routes::of);
	}

	private EntryWords planned(Prescription found, RecordEntry.Kind kind) {
		EntryContent content = this.contents.of(found.id(), found.patient(), found.organisation(), kind);
		boolean alone = this.routes.of(found.organisation()) == EntryRoute.FHIR;
		return new EntryWords(EntrySections.title(kind),
				alone ? EntrySections.narratives(kind, content)
						: EntrySections.of(kind, content)
							.stream()
							.map((section) -> new EntryWords.Part(section.heading(), section.sentences()))
							.toList());
	}

}
