package org.peerprescribing.referral;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.Paths.Path;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How a community says that somebody joined, or that it cannot take them, without
 * learning who was sent: with a code that only the patient can give it. The first
 * characters of a code find it and the rest proves it, so that wrong tries are counted
 * where they were made, as at a {@linkplain PatientVisits patient's link}, and nothing of
 * whoever tries is kept.
 */
@Service
public class CommunityCodes {

	/** Characters; 30 random bits, which leaves 50 for the proof. */
	private static final int FINDER = 6;

	private static final String COMMUNITY = "community";

	private final StoredCodes codes;

	private final Paths paths;

	private final Referrals referrals;

	private final Steps steps;

	private final AuditTrail audit;

	private final Clock clock;

	private final TransactionTemplate transaction;

	CommunityCodes(StoredCodes codes, Paths paths, Referrals referrals, Steps steps, AuditTrail audit, Clock clock,
			PlatformTransactionManager transactions) {
		this.codes = codes;
		this.paths = paths;
		this.referrals = referrals;
		this.steps = steps;
		this.audit = audit;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Whether a patient whose referral stands so may ask for a code. */
	public static boolean mayBeMadeFor(Referral referral) {
		return referral.step() == UptakeStep.LEFT_FOR_COMMUNITY;
	}

	/**
	 * A fresh code for the live referral, within the patient's own rows; the one before
	 * opens nothing any more. Refuses with {@code business-rule} unless the patient has
	 * gone on to the community and not yet joined.
	 */
	public CommunityCode make(PrescriptionId prescription) {
		return done(() -> {
			Path path = this.paths.lock(prescription).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
			Referral last = last(path.prescription()).view();
			if (!mayBeMadeFor(last)) {
				throw new ProblemException(Problem.BUSINESS_RULE);
			}
			Instant now = this.clock.instant();
			this.codes.end(last.id(), now);
			String code = LinkText.newCommunityCode();
			while (!this.codes.add(last, finder(code), LinkText.hash(code), now, path.validUntil())) {
				code = LinkText.newCommunityCode();
			}
			audit("patient", "make-community-code", AuditedAct.Outcome.SUCCESS, last);
			return new CommunityCode(LinkText.grouped(code));
		});
	}

	/**
	 * Somebody gives a code and says what came of it; each code is taken once.
	 * @param typed the code, in whatever case and with whatever between its letters
	 * @param from the community that is known to say so; null where it is not known
	 * @return false, with no other sign, for a code that is unknown, used or over, for
	 * one of another community's referral, after too many wrong tries, and where the
	 * referral has ended or the patient has said that they joined and the community says
	 * that it cannot take them
	 */
	public boolean use(String typed, CommunityWord word, @Nullable CommunityId from) {
		return LinkText.communityCode(typed)
			.flatMap((code) -> find(code).map((found) -> within(found, () -> use(found, code, word, from))))
			.orElse(false);
	}

	private boolean use(StoredCodes.Found found, String code, CommunityWord word, @Nullable CommunityId from) {
		Referral of = this.paths.attempt(found.referral()).map(Attempt::view).orElseThrow();
		// Whoever makes or uses a code of this path waits here for the other.
		Path path = this.paths.lock(of.prescription()).orElseThrow();
		StoredCodes.Row row = this.codes.find(found.id()).orElseThrow();
		Instant now = this.clock.instant();
		if (row.isResting(now)) {
			return false;
		}
		boolean right = row.hash().equals(LinkText.hash(code));
		boolean taken = right && row.isOpen(now) && take(path, of, word, from, now);
		if (!right) {
			int tries = row.wrongTries() + 1;
			this.codes.keepTries(row.id(), tries, BackOff.after(tries).map(now::plus).orElse(null));
		}
		if (taken) {
			this.codes.use(row.id(), now);
		}
		audit(COMMUNITY, "use-community-code", taken ? AuditedAct.Outcome.SUCCESS : AuditedAct.Outcome.REFUSED, of);
		return taken;
	}

	/** Whether the word changes the referral, or confirms what the patient said. */
	private boolean take(Path path, Referral of, CommunityWord word, @Nullable CommunityId from, Instant now) {
		Attempt last = last(path.prescription());
		if (!last.isLive() || !last.view().id().equals(of.id()) || (from != null && !from.equals(of.community()))) {
			return false;
		}
		if (word == CommunityWord.JOINED && last.hasJoined()) {
			this.steps.confirmJoining(last, now);
			return true;
		}
		if (!Ladder.allows(last.view().step(), word.step())) {
			return false;
		}
		this.referrals.recordUptake(path.prescription(), word.step(), Evidence.COMMUNITY_CONFIRMED, now);
		return true;
	}

	private Attempt last(PrescriptionId prescription) {
		return this.paths.attempts(prescription).getLast();
	}

	private Optional<StoredCodes.Found> find(String code) {
		String finder = finder(code);
		return new AccessScope.OfLink(finder).call(() -> done(() -> this.codes.find(finder)));
	}

	private boolean within(StoredCodes.Found found, Supplier<Boolean> work) {
		return new AccessScope.OfPatient(found.patient()).call(() -> done(work));
	}

	private <T> T done(Supplier<T> work) {
		return java.util.Objects.requireNonNull(this.transaction.execute((status) -> work.get()));
	}

	private static String finder(String code) {
		return LinkText.hash(code.substring(0, FINDER));
	}

	private void audit(String who, String activity, AuditedAct.Outcome outcome, Referral of) {
		UUID task = of.id().value();
		this.audit.record(who, of.organisation(), new AuditedAct(AuditedAct.Action.EXECUTE, activity,
				of.patient().value(), "Task", task.toString(), outcome));
	}

}
