package org.peerprescribing.carerecord;

import java.net.URI;
import java.util.List;
import java.util.Set;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.outcomes.fhir.CheckInResources;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.LinkWorkerRequestId;
import org.peerprescribing.prescribing.LinkWorkers;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.fhir.PrescriptionResources;
import org.peerprescribing.referral.fhir.ReferralResources;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an entry says now, as far as the patient and the practice let it: the same for
 * writing it and for showing beforehand what will be written.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class EntryContents {

	private final WriteBacks rows;

	private final RecordEndpoints endpoints;

	private final Consents consents;

	private final PrescriptionResources prescriptions;

	private final LinkWorkers linkWorkers;

	private final ReferralResources referrals;

	private final CheckInResources checkIns;

	private final NationalCodes codes;

	private final Prescribing prescribing;

	EntryContents(WriteBacks rows, RecordEndpoints endpoints, Consents consents, PrescriptionResources prescriptions,
			LinkWorkers linkWorkers, ReferralResources referrals, CheckInResources checkIns, NationalCodes codes,
			Prescribing prescribing) {
		this.rows = rows;
		this.endpoints = endpoints;
		this.consents = consents;
		this.prescriptions = prescriptions;
		this.linkWorkers = linkWorkers;
		this.referrals = referrals;
		this.checkIns = checkIns;
		this.codes = codes;
		this.prescribing = prescribing;
	}

	/** Of a prescription, or of a request to the link worker, that is there. */
	EntryContent of(PrescriptionId prescription, PatientId patient, OdsCode organisation, RecordEntry.Kind kind) {
		if (kind == RecordEntry.Kind.LINK_WORKER) {
			return linkWorker(new LinkWorkerRequestId(prescription.value()), organisation);
		}
		RecordSharing choice = choice(patient, organisation);
		ServiceRequest request = this.prescriptions.find(prescription, choice).orElseThrow();
		this.codes.add(request, organisation);
		if (kind == RecordEntry.Kind.CORRECTION) {
			return new EntryContent(request, List.of(), List.of(), false);
		}
		List<Task> tasks = this.referrals.of(prescription, choice);
		tasks.forEach(PatientChoice::limit);
		List<DomainResource> reported = (kind == RecordEntry.Kind.PRESCRIBED || !PatientChoice.shares(choice))
				? List.of() : reported(prescription, organisation, choice);
		return new EntryContent(request, tasks, reported, PatientChoice.shares(choice));
	}

	/** What of ours would be looked for in the record before the bundle is made. */
	List<BundleMaker.Named> updatable(PrescriptionId prescription, PatientId patient, OdsCode organisation,
			RecordEntry.Kind kind) {
		if (kind == RecordEntry.Kind.LINK_WORKER) {
			return List.of(BundleMaker.Named.of("ServiceRequest", prescription.value().toString()));
		}
		RecordSharing choice = choice(patient, organisation);
		return java.util.stream.Stream
			.<DomainResource>concat(this.prescriptions.find(prescription, choice).stream(),
					this.referrals.of(prescription, choice).stream())
			.map(BundleMaker::named)
			.toList();
	}

	/**
	 * What of ours may lie in the record, whoever lets it be told now: what was written
	 * is put right wherever it lies.
	 */
	List<BundleMaker.Named> everWritten(PrescriptionId prescription) {
		return java.util.stream.Stream
			.of(this.prescriptions.find(prescription, RecordSharing.EVERYTHING).stream(),
					this.referrals.of(prescription, RecordSharing.EVERYTHING).stream(),
					this.checkIns.of(prescription).stream())
			.flatMap((some) -> some.map((one) -> BundleMaker.named((DomainResource) one)))
			.distinct()
			.toList();
	}

	/** Whether it should never have been issued: then nothing but that is written. */
	boolean isInError(PrescriptionId prescription) {
		return this.prescribing.find(prescription)
			.filter((found) -> found.status() == Prescription.Status.ENTERED_IN_ERROR)
			.isPresent();
	}

	private EntryContent linkWorker(LinkWorkerRequestId id, OdsCode organisation) {
		ServiceRequest request = this.prescriptions.find(id).orElseThrow();
		this.codes.add(request, this.linkWorkers.find(id).orElseThrow(), organisation);
		return new EntryContent(request, List.of(), List.of(), true);
	}

	private RecordSharing choice(PatientId patient, OdsCode organisation) {
		return this.endpoints.limits(organisation).stricter(this.consents.sharing(patient));
	}

	/** Without what lies there already: it is only ever created. */
	private List<DomainResource> reported(PrescriptionId prescription, OdsCode organisation, RecordSharing choice) {
		Set<String> written = this.endpoints.find(organisation)
			.map(RecordEndpoint::base)
			.map((URI base) -> Set.copyOf(this.rows.written(prescription, base)))
			.orElse(Set.of());
		List<DomainResource> reported = this.checkIns.of(prescription)
			.stream()
			.filter((resource) -> PatientChoice.mayGo(resource, choice))
			.filter((resource) -> !written.contains(BundleMaker.named(resource).value()))
			.toList();
		reported.forEach((resource) -> PatientChoice.limit(resource, choice));
		return reported;
	}

}
