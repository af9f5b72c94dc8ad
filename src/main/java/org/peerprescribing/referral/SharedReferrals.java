package org.peerprescribing.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.prescribing.PrescriptionId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The patient's path as their practice may see it, on whatever page and in whatever
 * record: what only the patient can tell is there as far as they let it be told. Without
 * that a referral stands where it would stand had they said nothing, down to the time and
 * the number of its last change, and what they chose after a no is not there at all.
 */
@Service
@Transactional(readOnly = true)
public class SharedReferrals {

	/** What only the patient can tell, whoever confirms it. */
	private static final Set<UptakeStep> THEIRS_TO_TELL = EnumSet.of(UptakeStep.JOINED,
			UptakeStep.STILL_USING_AT_6_WEEKS, UptakeStep.FINISHED, UptakeStep.ALREADY_MEMBER, UptakeStep.DECLINED,
			UptakeStep.NOT_RIGHT);

	private final Paths paths;

	private final Consents consents;

	SharedReferrals(Paths paths, Consents consents) {
		this.paths = paths;
		this.consents = consents;
	}

	/** Under the patient's present choice, first attempt first. */
	public List<Referral> of(PrescriptionId prescription) {
		List<Referral> all = all(prescription);
		return all.isEmpty() ? all : limited(all, choice(all.getFirst()));
	}

	/**
	 * As {@link #of(PrescriptionId)}, under a choice that the practice may have made
	 * stricter.
	 */
	public List<Referral> of(PrescriptionId prescription, RecordSharing choice) {
		return limited(all(prescription), choice);
	}

	/** Empty also where the patient does not let it be told that there is one. */
	public Optional<Referral> find(ReferralId id) {
		return this.paths.attempt(id)
			.map(Attempt::view)
			.flatMap((
					found) -> of(found.prescription()).stream().filter((shared) -> shared.id().equals(id)).findFirst());
	}

	/** The steps that the practice may see, in the order in which they became known. */
	public List<LadderEntry> ladder(Referral referral) {
		return visible(this.paths.ladder(referral.id()), choice(referral));
	}

	private List<Referral> limited(List<Referral> all, RecordSharing choice) {
		if (choice.sharesAnything()) {
			return all;
		}
		List<Referral> shared = new ArrayList<>();
		for (Referral referral : all) {
			Referral limited = limited(referral, choice);
			shared.add(limited);
			if (!limited.step().isEnd()) {
				// That another came after it would tell that the patient ended it.
				break;
			}
		}
		return List.copyOf(shared);
	}

	private Referral limited(Referral referral, RecordSharing choice) {
		if (referral.joinedAt() == null && !THEIRS_TO_TELL.contains(referral.step())) {
			return referral;
		}
		List<LadderEntry> visible = visible(this.paths.ladder(referral.id()), choice);
		LadderEntry last = visible.getLast();
		// That it was made in error is the practice's own word, whatever the patient
		// said.
		boolean inError = referral.taskStatus().equals(TaskStatus.ENTERED_IN_ERROR.code());
		String status = (inError || last.step().isEnd()) ? referral.taskStatus() : TaskStatus.REQUESTED.code();
		Instant changed = inError ? referral.changedAt() : last.at();
		int version = inError ? visible.size() : visible.size() - 1;
		return new Referral(referral.id(), referral.prescription(), referral.patient(), referral.organisation(),
				referral.community(), referral.attempt(), referral.replaces(), last.step(), status, last.evidence(),
				null, referral.issuedAt(), null, changed, version);
	}

	private static List<LadderEntry> visible(List<LadderEntry> ladder, RecordSharing choice) {
		return ladder.stream()
			.filter((entry) -> choice.sharesAnything() || !THEIRS_TO_TELL.contains(entry.step()))
			.toList();
	}

	private List<Referral> all(PrescriptionId prescription) {
		return this.paths.attempts(prescription).stream().map(Attempt::view).toList();
	}

	private RecordSharing choice(Referral referral) {
		return this.consents.sharing(referral.patient());
	}

}
