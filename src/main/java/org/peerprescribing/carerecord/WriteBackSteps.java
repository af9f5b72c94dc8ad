package org.peerprescribing.carerecord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.Role;
import org.peerprescribing.outcomes.fhir.CheckInResources;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.fhir.PrescriptionResources;
import org.peerprescribing.referral.fhir.ReferralResources;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The three short transactions of a try: begin it, freeze what is sent, keep what came of
 * it. The calls lie between them.
 */
@Service
@Transactional
class WriteBackSteps {

	static final String TASK = "carerecord-write";

	private final WriteBacks rows;

	private final RecordEndpoints endpoints;

	private final EntryRoutes routes;

	private final EntryDocuments documents;

	private final Patients patients;

	private final Consents consents;

	private final PrescriptionResources prescriptions;

	private final ReferralResources referrals;

	private final CheckInResources checkIns;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final CareRecordSettings settings;

	private final Clock clock;

	private final RecordReader reader;

	private final NationalCodes codes;

	WriteBackSteps(WriteBacks rows, RecordEndpoints endpoints, EntryRoutes routes, EntryDocuments documents,
			Patients patients, Consents consents, PrescriptionResources prescriptions, ReferralResources referrals,
			CheckInResources checkIns, Worklist worklist, AuditTrail audit, CareRecordSettings settings, Clock clock,
			RecordReader reader, NationalCodes codes) {
		this.rows = rows;
		this.endpoints = endpoints;
		this.routes = routes;
		this.documents = documents;
		this.patients = patients;
		this.consents = consents;
		this.prescriptions = prescriptions;
		this.referrals = referrals;
		this.checkIns = checkIns;
		this.worklist = worklist;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
		this.reader = reader;
		this.codes = codes;
	}

	List<UUID> forgotten() {
		return this.rows.forgotten();
	}

	/**
	 * Takes the lease, where the record system's gate lets this try in.
	 */
	Attempt begin(UUID id, RecordGates.Visit gate) {
		Optional<WriteBacks.Standing> locked = this.rows.lock(id);
		if (locked.isEmpty()) {
			return new Attempt.Over();
		}
		WriteBacks.Standing standing = locked.get();
		WriteBack row = standing.row();
		if (standing.dueIn().isPositive()) {
			return new Attempt.Later(standing.dueIn());
		}
		if (standing.waitsForEarlier()) {
			return new Attempt.Later(this.settings.retryFirst());
		}
		if (standing.age().compareTo(this.settings.giveUpAfter()) > 0) {
			this.rows.end(id, RecordEntry.State.DEAD, "given-up");
			askPerson(row);
			return new Attempt.Over();
		}
		WriteLimits limits = this.endpoints.limits(row.organisation());
		if (!limits.allow(row)) {
			this.rows.end(id, RecordEntry.State.CANCELLED, WriteBacks.PRACTICE_LIMIT);
			return new Attempt.Over();
		}
		if (row.patientReported() && !PatientChoice.shares(this.consents.sharing(row.patient()))) {
			this.rows.end(id, RecordEntry.State.CANCELLED, "choice-withdrawn");
			return new Attempt.Over();
		}
		Optional<RecordEndpoint> endpoint = this.endpoints.usable(row.organisation());
		if (endpoint.isEmpty()) {
			Duration wait = RetryDelay.after(row.attempts(), null, this.settings, RandomGenerator.getDefault());
			this.rows.postpone(id, "no-endpoint", wait);
			return new Attempt.Later(wait);
		}
		Optional<Patient> patient = this.patients.find(row.patient());
		if (patient.isEmpty()) {
			this.rows.end(id, RecordEntry.State.DEAD, "patient-unknown");
			askPerson(row);
			return new Attempt.Over();
		}
		Duration away = gate.enter(endpoint.get().base());
		if (away != null) {
			return new Attempt.Later(away);
		}
		return new Attempt.Begun(this.rows.lease(id, this.settings.lease()), row, endpoint.get(),
				this.routes.of(row.organisation()), patient.get().nhsNumber(), patient.get().birthDate());
	}

	/** What would be looked for in the record before the bundle is made. */
	List<BundleMaker.Named> updatable(WriteBack row) {
		return java.util.stream.Stream
			.<DomainResource>concat(this.prescriptions.find(row.prescription(), choice(row)).stream(),
					this.referrals.of(row.prescription(), choice(row)).stream())
			.map(BundleMaker::named)
			.toList();
	}

	/** Empty where the lease was lost meanwhile. */
	Optional<byte[]> freeze(Attempt.Begun attempt, String patientId, Map<BundleMaker.Named, BundleMaker.There> there) {
		byte[] bundle = this.reader.bytes(bundle(attempt.row(), patientId, there));
		return this.rows.freeze(attempt.row().id(), attempt.lease(), bundle) ? Optional.of(bundle) : Optional.empty();
	}

	/** As {@link #freeze}, as one document with everything inside. */
	Optional<byte[]> freezeDocument(Attempt.Begun attempt) {
		WriteBack row = attempt.row();
		Patient patient = this.patients.find(row.patient()).orElseThrow();
		byte[] document = this.reader.bytes(this.documents.make(row, patient, content(row)));
		return this.rows.freeze(row.id(), attempt.lease(), document) ? Optional.of(document) : Optional.empty();
	}

	/** How long to wait before the next try; empty where there is none. */
	Optional<Duration> conclude(Attempt.Begun attempt, Delivery delivery) {
		WriteBack row = attempt.row();
		switch (delivery) {
			case Delivery.Written written -> {
				keep(attempt, written);
				return Optional.empty();
			}
			case Delivery.NotWritten not -> {
				return again(attempt,
						new WriteBacks.Ending(RecordEntry.State.PENDING, not.error(), not.status(), false),
						not.after());
			}
			case Delivery.Unsure unsure -> {
				return again(attempt,
						new WriteBacks.Ending(RecordEntry.State.UNCERTAIN, unsure.error(), unsure.status(), false),
						unsure.after());
			}
			case Delivery.Stale stale -> {
				return again(attempt, new WriteBacks.Ending(RecordEntry.State.PENDING, "stale-version", 412, true),
						null);
			}
			case Delivery.Refused refused -> {
				WriteBacks.Ending ending = new WriteBacks.Ending(RecordEntry.State.DEAD, refused.error(),
						refused.status(), false);
				if (this.rows.again(row.id(), attempt.lease(), ending, Duration.ZERO)) {
					askPerson(row);
				}
				return Optional.empty();
			}
		}
	}

	private Optional<Duration> again(Attempt.Begun attempt, WriteBacks.Ending ending,
			@org.jspecify.annotations.Nullable Duration asked) {
		Duration wait = RetryDelay.after(attempt.row().attempts(), asked, this.settings, RandomGenerator.getDefault());
		return this.rows.again(attempt.row().id(), attempt.lease(), ending, wait) ? Optional.of(wait)
				: Optional.empty();
	}

	private void keep(Attempt.Begun attempt, Delivery.Written written) {
		WriteBack row = attempt.row();
		Instant now = this.clock.instant();
		String location = written.resources()
			.stream()
			.filter((resource) -> resource.type().equals("ServiceRequest") || resource.type().equals("Bundle"))
			.map((resource) -> attempt.endpoint().base() + "/" + resource.type() + "/" + resource.id())
			.findFirst()
			.orElseThrow();
		if (this.rows.done(row.id(), attempt.lease(), now, location)) {
			written.resources()
				.stream()
				.filter((resource) -> !resource.type().equals("Bundle"))
				.forEach((resource) -> this.rows.located(row, resource, now));
			this.worklist.close(WorkKind.RECORD_NOT_WRITTEN, row.organisation(), row.prescription().value().toString(),
					TASK);
			this.audit.record(TASK, row.organisation(), AuditedAct.done(AuditedAct.Action.UPDATE, "write-back",
					row.patient().value(), "ServiceRequest", row.prescription().value().toString()));
		}
	}

	private org.hl7.fhir.r4.model.Bundle bundle(WriteBack row, String patientId,
			Map<BundleMaker.Named, BundleMaker.There> there) {
		EntryContent content = content(row);
		return new BundleMaker(patientId, there, content.request()).tasks(content.tasks())
			.reported(content.reported())
			.make();
	}

	/** What the entry says, as far as the patient and the practice let it. */
	private EntryContent content(WriteBack row) {
		RecordSharing choice = choice(row);
		ServiceRequest request = this.prescriptions.find(row.prescription(), choice).orElseThrow();
		this.codes.add(request, row.organisation());
		List<Task> tasks = this.referrals.of(row.prescription(), choice);
		tasks.forEach(PatientChoice::limit);
		return new EntryContent(request, tasks, reported(row, choice), PatientChoice.shares(choice));
	}

	private RecordSharing choice(WriteBack row) {
		return this.endpoints.limits(row.organisation()).stricter(this.consents.sharing(row.patient()));
	}

	private List<DomainResource> reported(WriteBack row, RecordSharing choice) {
		if (row.kind() == RecordEntry.Kind.PRESCRIBED || !PatientChoice.shares(choice)) {
			return List.of();
		}
		Set<String> written = Set.copyOf(this.rows.written(row.prescription()));
		List<DomainResource> reported = this.checkIns.of(row.prescription())
			.stream()
			.filter((resource) -> PatientChoice.mayGo(resource, choice))
			.filter((resource) -> !written.contains(BundleMaker.named(resource).value()))
			.toList();
		reported.forEach((resource) -> PatientChoice.limit(resource, choice));
		return reported;
	}

	private void askPerson(WriteBack row) {
		this.worklist.open(new NewWorkItem(WorkKind.RECORD_NOT_WRITTEN, row.organisation(), Role.CLINICIAN,
				row.patient().value(), row.prescription().value().toString(), Duration.ofDays(2)));
	}

}
