package org.peerprescribing.carerecord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

import org.hl7.fhir.r4.model.DomainResource;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
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

	/** Whose address stands for the whole entry. */
	private static final Set<String> MAIN = Set.of("ServiceRequest", "Bundle");

	static final String TASK = "carerecord-write";

	private final WriteBacks rows;

	private final RecordEndpoints endpoints;

	private final EntryRoutes routes;

	private final EntryDocuments documents;

	private final Patients patients;

	private final Consents consents;

	private final EntryContents contents;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final CareRecordSettings settings;

	private final Clock clock;

	private final RecordReader reader;

	WriteBackSteps(WriteBacks rows, RecordEndpoints endpoints, EntryRoutes routes, EntryDocuments documents,
			EntryContents contents, Patients patients, Consents consents, Worklist worklist, AuditTrail audit,
			CareRecordSettings settings, Clock clock, RecordReader reader) {
		this.rows = rows;
		this.endpoints = endpoints;
		this.routes = routes;
		this.documents = documents;
		this.patients = patients;
		this.consents = consents;
		this.contents = contents;
		this.worklist = worklist;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
		this.reader = reader;
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
		if (standing.waitsForFiling()) {
			// It is woken when a person has filed the one before.
			return new Attempt.Over();
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
			cancel(row, EntryIntake.PRACTICE_LIMIT);
			return new Attempt.Over();
		}
		if (row.kind() != RecordEntry.Kind.CORRECTION && this.contents.isInError(row.prescription())) {
			cancel(row, EntryIntake.ENTERED_IN_ERROR);
			return new Attempt.Over();
		}
		if (row.patientReported() && !PatientChoice.shares(this.consents.sharing(row.patient()))) {
			cancel(row, EntryIntake.CHOICE_WITHDRAWN);
			return new Attempt.Over();
		}
		EntryRoute route = this.routes.of(row.organisation());
		RecordEndpoint endpoint = (route != EntryRoute.PRINT) ? this.endpoints.usable(row.organisation()).orElse(null)
				: null;
		boolean on = (route != EntryRoute.PRINT) ? endpoint != null : this.routes.isOn(row.organisation());
		if (!on) {
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
		Duration away = (endpoint != null) ? gate.enter(endpoint.base()) : null;
		if (away != null) {
			return new Attempt.Later(away);
		}
		return new Attempt.Begun(this.rows.lease(id, this.settings.lease()), row, endpoint, route,
				patient.get().nhsNumber(), patient.get().birthDate());
	}

	/** What would be looked for in the record before the bundle is made. */
	List<BundleMaker.Named> updatable(WriteBack row) {
		return this.contents.updatable(row.prescription(), row.patient(), row.organisation(), row.kind());
	}

	/** Empty where the lease was lost meanwhile. */
	Optional<byte[]> freeze(Attempt.Begun attempt, String patientId, Map<BundleMaker.Named, BundleMaker.There> there) {
		EntryContent content = content(attempt.row());
		byte[] bundle = this.reader.bytes(new BundleMaker(patientId, there, content.request()).tasks(content.tasks())
			.reported(content.reported())
			.make());
		return this.rows.freeze(attempt.row().id(), attempt.lease(), bundle) ? Optional.of(bundle) : Optional.empty();
	}

	/** What may lie in the record and would have to be put right. */
	List<BundleMaker.Named> everWritten(WriteBack row) {
		return this.contents.everWritten(row.prescription());
	}

	/** As {@link #freeze}: what lies there, as it lies there, but entered in error. */
	Optional<byte[]> freezeCorrection(Attempt.Begun attempt, List<? extends DomainResource> found) {
		byte[] bundle = this.reader.bytes(CorrectionMaker.make(content(attempt.row()).request(), found));
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
				return again(attempt,
						new WriteBacks.Ending(RecordEntry.State.PENDING, "stale-version", stale.status(), true), null);
			}
			case Delivery.ToFile toFile -> {
				this.rows.layOut(row.id(), attempt.lease(), this.clock.instant());
				return Optional.empty();
			}
			case Delivery.NothingThere nothing -> {
				nothingThere(attempt);
				return Optional.empty();
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
		WriteBacks.Place place = new WriteBacks.Place(attempt.route(), attempt.system().base());
		String location = written.resources()
			.stream()
			.min(Comparator.comparing((resource) -> !MAIN.contains(resource.type())))
			.map((resource) -> place.base() + "/" + resource.type() + "/" + resource.id())
			.orElseThrow();
		if (this.rows.done(row.id(), attempt.lease(), now, location, place)) {
			written.resources()
				.stream()
				.filter((resource) -> !resource.type().equals("Bundle"))
				.forEach((resource) -> this.rows.located(row, resource, now, place));
			this.worklist.close(WorkKind.RECORD_NOT_WRITTEN, row.organisation(), row.prescription().value().toString(),
					TASK);
			this.audit.record(TASK, row.organisation(), AuditedAct.done(AuditedAct.Action.UPDATE, "write-back",
					row.patient().value(), "ServiceRequest", row.prescription().value().toString()));
		}
	}

	private EntryContent content(WriteBack row) {
		return this.contents.of(row.prescription(), row.patient(), row.organisation(), row.kind());
	}

	/** What is believed to lie there, and does not, is for a person to find. */
	private void nothingThere(Attempt.Begun attempt) {
		WriteBack row = attempt.row();
		boolean believed = this.rows.isBelievedWritten(row.prescription());
		WriteBacks.Ending ending = new WriteBacks.Ending(
				believed ? RecordEntry.State.DEAD : RecordEntry.State.CANCELLED, "nothing-there", null, false);
		if (this.rows.again(row.id(), attempt.lease(), ending, Duration.ZERO) && believed) {
			askPerson(row);
		}
	}

	/** It will not be written: nobody need file it any more. */
	private void cancel(WriteBack row, String why) {
		this.rows.end(row.id(), RecordEntry.State.CANCELLED, why);
		this.worklist.close(WorkKind.RECORD_NOT_FILED, row.organisation(), row.prescription().value().toString(), TASK);
	}

	private void askPerson(WriteBack row) {
		this.worklist.open(new NewWorkItem(WorkKind.RECORD_NOT_WRITTEN, row.organisation(), Role.CLINICIAN,
				row.patient().value(), row.prescription().value().toString(), Duration.ofDays(2)));
	}

}
