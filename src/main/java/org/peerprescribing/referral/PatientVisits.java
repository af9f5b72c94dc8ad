package org.peerprescribing.referral;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Role;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How a patient without an account comes in: with a link or a code, and the date of birth
 * as the second thing that only they should know. Looking changes nothing.
 */
@Service
public class PatientVisits {

	/** How long a visit lasts, from the date of birth on. */
	public static final Duration LENGTH = Duration.ofMinutes(30);

	private final Links links;

	private final Referrals referrals;

	private final Patients patients;

	private final Worklist worklist;

	private final AuditTrail audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	PatientVisits(Links links, Referrals referrals, Patients patients, Worklist worklist, AuditTrail audit, Clock clock,
			PlatformTransactionManager transactions) {
		this.links = links;
		this.referrals = referrals;
		this.patients = patients;
		this.worklist = worklist;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** What a link leads to, before anybody has said who they are. */
	public Door look(String token) {
		return LinkText.token(token)
			.flatMap(this::find)
			.<Door>map(
					(link) -> link.isGone(this.clock.instant()) ? new Door.Gone() : new Door.Open(link.organisation()))
			.orElseGet(Door.Unknown::new);
	}

	/**
	 * The holder of a link gives a date of birth; the right one counts as opened.
	 * @param born null where what was given is no date
	 */
	public Confirmation confirmLink(String token, @Nullable LocalDate born) {
		return LinkText.token(token)
			.flatMap(this::find)
			.map((link) -> confirm(link, born))
			.orElseGet(Confirmation.Unknown::new);
	}

	/** As {@link #confirmLink}, for the code of a letter or a text. */
	public Confirmation confirmCode(String code, @Nullable LocalDate born) {
		return LinkText.code(code)
			.flatMap(this::find)
			.map((link) -> confirm(link, born))
			.orElseGet(Confirmation.Unknown::new);
	}

	/** Who comes back with this cookie. */
	public Return resume(String cookie) {
		String hash = LinkText.hash(cookie);
		Optional<Links.VisitRow> visit = new AccessScope.OfLink(hash)
			.call(() -> this.transaction.execute((status) -> this.links.visit(hash)));
		if (visit.isEmpty() || !this.clock.instant().isBefore(visit.get().endsAt())) {
			return new Return.Over();
		}
		PatientVisit who = visit.get().visit();
		return within(who.patient().value(), () -> {
			boolean gone = this.links.find(visit.get().link())
				.map((link) -> link.isGone(this.clock.instant()))
				.orElse(true);
			if (gone) {
				return new Return.Gone();
			}
			audit("open-own-page", AuditedAct.Action.READ, AuditedAct.Outcome.SUCCESS, who.organisation(),
					who.patient().value(), who.prescription().value());
			return new Return.Valid(who);
		});
	}

	private Confirmation confirm(Links.Row found, @Nullable LocalDate born) {
		return within(found.patient().value(), () -> {
			Links.Row link = this.links.lock(found.id()).orElseThrow();
			Instant now = this.clock.instant();
			if (link.isGone(now)) {
				return new Confirmation.Gone();
			}
			if (link.blockedUntil() != null && now.isBefore(link.blockedUntil())) {
				return new Confirmation.Wrong();
			}
			if (born == null || !this.patients.wasBornOn(link.patient(), born)) {
				countWrong(link, now);
				return new Confirmation.Wrong();
			}
			this.links.keepTries(link.id(), 0, null);
			String cookie = LinkText.newToken();
			this.links.addVisit(LinkText.hash(cookie), link, now, now.plus(LENGTH));
			audit("confirm-birth-date", AuditedAct.Action.EXECUTE, AuditedAct.Outcome.SUCCESS, link.organisation(),
					link.patient().value(), link.prescription().value());
			this.referrals.recordUptake(link.prescription(), UptakeStep.OPENED, Evidence.SYSTEM_OBSERVED, now);
			return new Confirmation.Right(cookie);
		});
	}

	private void countWrong(Links.Row link, Instant now) {
		int tries = link.wrongTries() + 1;
		this.links.keepTries(link.id(), tries, BackOff.after(tries).map(now::plus).orElse(null));
		audit("confirm-birth-date", AuditedAct.Action.EXECUTE, AuditedAct.Outcome.REFUSED, link.organisation(),
				link.patient().value(), link.prescription().value());
		if (tries >= BackOff.FREE_TRIES) {
			this.worklist.open(new NewWorkItem(WorkKind.LINK_WRONG_BIRTH_DATE, link.organisation(), Role.CLINICIAN,
					link.patient().value(), link.prescription().value().toString(), Duration.ofDays(3)));
		}
	}

	private Optional<Links.Row> find(String secret) {
		String hash = LinkText.hash(secret);
		return new AccessScope.OfLink(hash).call(() -> this.transaction.execute((status) -> this.links.byHash(hash)));
	}

	private <T> T within(UUID patient, java.util.function.Supplier<T> work) {
		return new AccessScope.OfPatient(patient).call(() -> this.transaction.execute((status) -> work.get()));
	}

	private void audit(String activity, AuditedAct.Action action, AuditedAct.Outcome outcome, OdsCode organisation,
			UUID patient, UUID prescription) {
		this.audit.record("patient", organisation,
				new AuditedAct(action, activity, patient, "ServiceRequest", prescription.toString(), outcome));
	}

	/** What a link leads to. */
	public sealed interface Door {

		/** To the question for the date of birth; sent by this practice. */
		record Open(OdsCode organisation) implements Door {
		}

		/** Expired, revoked or issued again. */
		record Gone() implements Door {
		}

		/** There is no such link. */
		record Unknown() implements Door {
		}

	}

	/** What came of giving a date of birth. */
	public sealed interface Confirmation {

		/**
		 * The right one.
		 *
		 * @param cookie what the browser brings back; only a hash of it is kept
		 */
		record Right(String cookie) implements Confirmation {

			@Override
			public String toString() {
				return "Right[hidden]";
			}

		}

		/** Not the right one, or too many wrong ones lately. */
		record Wrong() implements Confirmation {
		}

		/** Expired, revoked or issued again. */
		record Gone() implements Confirmation {
		}

		/** There is no such link or code. */
		record Unknown() implements Confirmation {
		}

	}

	/** Who comes back. */
	public sealed interface Return {

		/** Within half an hour, by a link that still holds. */
		record Valid(PatientVisit visit) implements Return {
		}

		/** The link was taken back or has expired in the meantime. */
		record Gone() implements Return {
		}

		/** Too late, or never here. */
		record Over() implements Return {
		}

	}

}
