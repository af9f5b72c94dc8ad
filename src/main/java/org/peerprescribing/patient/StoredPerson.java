package org.peerprescribing.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.patient.Patient.Registration;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

/** A person as a row. */
@Entity
@Table(schema = "patient", name = "person")
class StoredPerson {

	@Id
	@Column(name = "patient")
	private UUID id;

	private String organisation;

	private String nhsNumber;

	/** Names and date of birth; null in a row that an earlier version wrote last. */
	private byte @Nullable [] sealed;

	private @Nullable LocalDate birthDate;

	private @Nullable String givenName;

	private @Nullable String familyName;

	@Enumerated(EnumType.STRING)
	private Sex sex;

	@Enumerated(EnumType.STRING)
	private EthnicGroup ethnicGroup;

	private String language;

	private @Nullable String recordId;

	@Enumerated(EnumType.STRING)
	private Registration registration;

	private Instant changedAt;

	@Version
	private int version;

	@SuppressWarnings("NullAway.Init")
	protected StoredPerson() {
	}

	/**
	 * What the record says now. Somebody who had left and is opened again here is
	 * registered again; nobody comes back from death.
	 */
	void bringUpToDate(RegisterPatient person, PersonSeal seal, Instant at) {
		this.sealed = seal.seal(this.id, person.name(), person.birthDate());
		this.birthDate = null;
		this.givenName = null;
		this.familyName = null;
		this.sex = person.sex();
		this.ethnicGroup = person.ethnicGroup();
		this.language = person.language().value();
		if (person.recordId() != null) {
			this.recordId = person.recordId();
		}
		if (this.registration == Registration.LEFT) {
			this.registration = Registration.REGISTERED;
		}
		this.changedAt = at;
	}

	/** Whether this changed anything. */
	boolean die(Instant at) {
		return become(Registration.DECEASED, at);
	}

	/** Whether this changed anything; the dead do not leave. */
	boolean leave(Instant at) {
		return this.registration == Registration.REGISTERED && become(Registration.LEFT, at);
	}

	Patient asPatient(PersonSeal seal) {
		PersonSeal.Opened who = (this.sealed != null) ? seal.open(this.id, this.sealed) : lyingOpen();
		return new Patient(new PatientId(this.id), organisation(), new NhsNumber(this.nhsNumber), who.birthDate(),
				who.name(), this.sex, this.ethnicGroup, new LanguageTag(this.language), this.recordId,
				this.registration);
	}

	private PersonSeal.Opened lyingOpen() {
		return new PersonSeal.Opened(
				new PersonName(Objects.requireNonNull(this.givenName), Objects.requireNonNull(this.familyName)),
				Objects.requireNonNull(this.birthDate));
	}

	PatientId id() {
		return new PatientId(this.id);
	}

	OdsCode organisation() {
		return new OdsCode(this.organisation);
	}

	private boolean become(Registration next, Instant at) {
		if (this.registration == next) {
			return false;
		}
		this.registration = next;
		this.changedAt = at;
		return true;
	}

}
