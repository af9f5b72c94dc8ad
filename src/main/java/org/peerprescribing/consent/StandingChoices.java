package org.peerprescribing.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What holds now for one patient. */
@Entity
@Table(schema = "consent", name = "standing")
class StandingChoices {

	@Id
	@Column(name = "patient")
	private UUID patient;

	private boolean contactAgreed;

	@Enumerated(EnumType.STRING)
	private @Nullable Channel channel;

	/**
	 * Mobile number and e-mail address; null where neither is known, and in a row that an
	 * earlier version wrote last.
	 */
	private byte @Nullable [] sealed;

	private @Nullable String mobile;

	private @Nullable String email;

	private @Nullable Instant contactNeededUntil;

	@Enumerated(EnumType.STRING)
	private RecordSharing sharing;

	private Instant changedAt;

	@Version
	private int version;

	@SuppressWarnings("NullAway.Init")
	protected StandingChoices() {
	}

	void agreeToContact(ContactDetails details, ContactSeal seal, Instant at) {
		this.contactAgreed = true;
		this.channel = details.channel();
		this.sealed = seal.seal(this.patient, details);
		this.mobile = null;
		this.email = null;
		needContactUntil(at);
		this.changedAt = at;
	}

	/** Never for a shorter time than something else needs them. */
	void needContactUntil(Instant until) {
		if (this.contactNeededUntil == null || until.isAfter(this.contactNeededUntil)) {
			this.contactNeededUntil = until;
		}
	}

	/** Forgets the contact details; says whether this changed anything. */
	boolean withdrawContact(Instant at) {
		if (!this.contactAgreed) {
			return false;
		}
		this.contactAgreed = false;
		this.channel = null;
		this.sealed = null;
		this.mobile = null;
		this.email = null;
		this.contactNeededUntil = null;
		this.changedAt = at;
		return true;
	}

	/** Says what was chosen before. */
	RecordSharing choose(RecordSharing choice, Instant at) {
		RecordSharing before = this.sharing;
		this.sharing = choice;
		this.changedAt = at;
		return before;
	}

	boolean permits(Purpose purpose) {
		return switch (purpose) {
			case CONTACT -> this.contactAgreed;
			case RECORD_SHARING -> this.sharing == RecordSharing.EVERYTHING || this.sharing == RecordSharing.CODES_ONLY;
		};
	}

	Optional<ContactDetails> contactDetails(ContactSeal seal) {
		return Optional.ofNullable(this.channel)
			.map((how) -> (this.sealed != null) ? seal.open(this.patient, how, this.sealed)
					: new ContactDetails(how, this.mobile, this.email));
	}

	RecordSharing sharing() {
		return this.sharing;
	}

}
