package org.peerprescribing.referral;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.referral.Paths.Path;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What nobody waits for: paths whose time is over, and communities that went away or came
 * back. Works in batches, each in a transaction of its own, and takes up again where it
 * stopped.
 */
@Component
class ReferralSweeps {

	private static final int BATCH = 50;

	private static final AccessScope SCOPE = new AccessScope.OfBackground("referral-sweep");

	private final Paths paths;

	private final Steps steps;

	private final Prescribing prescribing;

	private final CommunityDirectory directory;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final TransactionTemplate transaction;

	ReferralSweeps(Paths paths, Steps steps, Prescribing prescribing, CommunityDirectory directory, JdbcClient jdbc,
			Clock clock, PlatformTransactionManager transactions) {
		this.paths = paths;
		this.steps = steps;
		this.prescribing = prescribing;
		this.directory = directory;
		this.jdbc = jdbc;
		this.clock = clock;
		this.transaction = new TransactionTemplate(transactions);
	}

	/** Works until nothing is left to do. */
	void run() {
		SCOPE.run(() -> {
			while (isFull(this.transaction.execute((status) -> expireBatch()))) {
				// The next batch.
			}
			while (isFull(this.transaction.execute((status) -> interruptBatch()))) {
				// The next batch.
			}
			while (isFull(this.transaction.execute((status) -> resumeBatch()))) {
				// The next batch.
			}
		});
	}

	private int expireBatch() {
		Instant now = this.clock.instant();
		List<Path> overdue = this.paths.overdue(now, BATCH);
		overdue.forEach((path) -> this.paths.lock(path.prescription())
			.filter((locked) -> locked.endedAt() == null)
			.ifPresent((open) -> expire(open, now)));
		return overdue.size();
	}

	/** Ever joined: finished, and unknown since. Else expired. */
	private void expire(Path path, Instant now) {
		Attempt last = this.paths.attempts(path.prescription()).getLast();
		boolean joined = last.isLive() && last.hasJoined();
		UptakeStep end = joined ? UptakeStep.FINISHED : UptakeStep.EXPIRED;
		boolean ended = this.steps.take(last, end, Evidence.SYSTEM_OBSERVED, now);
		this.paths.end(path.prescription(), now);
		if (joined) {
			this.prescribing.complete(path.prescription());
		}
		else {
			this.prescribing.close(path.prescription(), RevocationReason.EXPIRED);
		}
		if (ended) {
			this.steps.tell(last);
		}
	}

	private int interruptBatch() {
		Optional<Change> next = next("interruption");
		next.ifPresent((change) -> {
			// A community that came back in the meantime interrupts nobody.
			List<PrescriptionId> open = this.directory.mayBeOpened(change.community()) ? List.of()
					: this.paths.openAt(change.community(), BATCH);
			open.forEach((prescription) -> interrupt(prescription, change.community()));
			doneIfLast("interruption", change, open);
		});
		return next.isPresent() ? BATCH : 0;
	}

	private int resumeBatch() {
		Optional<Change> next = next("resumption");
		next.ifPresent((change) -> {
			// One that is away again, or still, for another reason keeps them waiting.
			List<PrescriptionId> held = this.directory.mayBeOpened(change.community())
					? this.paths.heldAt(change.community(), BATCH) : List.of();
			held.forEach((prescription) -> resume(prescription, change.community()));
			doneIfLast("resumption", change, held);
		});
		return next.isPresent() ? BATCH : 0;
	}

	private Optional<Change> next(String table) {
		return this.jdbc
			.sql("select id, community from referral." + table + " where done_at is null order by at limit 1"
					+ " for update skip locked")
			.query((row, n) -> new Change(row.getObject(1, UUID.class), new CommunityId(row.getString(2))))
			.optional();
	}

	private void doneIfLast(String table, Change change, List<PrescriptionId> batch) {
		if (batch.size() < BATCH) {
			this.jdbc.sql("update referral." + table + " set done_at = ? where id = ?")
				.params(Timestamp.from(this.clock.instant()), change.id())
				.update();
		}
	}

	private void resume(PrescriptionId prescription, CommunityId community) {
		Path path = this.paths.lock(prescription).orElseThrow();
		Attempt last = this.paths.attempts(path.prescription()).getLast();
		if (last.view().community().equals(community)) {
			this.steps.resume(last, this.clock.instant());
		}
	}

	private void interrupt(PrescriptionId prescription, CommunityId community) {
		Path path = this.paths.lock(prescription).orElseThrow();
		Attempt last = this.paths.attempts(prescription).getLast();
		if (!last.isLive() || !last.view().community().equals(community)) {
			return;
		}
		Instant now = this.clock.instant();
		boolean interrupted;
		if (last.status() == TaskStatus.IN_PROGRESS) {
			interrupted = this.steps.hold(last, now);
		}
		else {
			interrupted = this.steps.take(last, UptakeStep.COMMUNITY_CLOSED, Evidence.SYSTEM_OBSERVED, now);
			if (interrupted) {
				this.steps.tell(last);
			}
		}
		this.steps.ask(path, WorkKind.COMMUNITY_UNAVAILABLE);
		if (interrupted) {
			this.steps.tellInterrupted(last, now);
		}
	}

	private static boolean isFull(Integer count) {
		return count == BATCH;
	}

	/** A community that went away or came back. */
	private record Change(UUID id, CommunityId community) {
	}

}
