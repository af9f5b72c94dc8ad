package org.peerprescribing.consultation.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.LadderEntry;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.SharedReferrals;

import org.springframework.stereotype.Component;

/**
 * All that was prescribed for one patient, and what came of each. What the patient has
 * not shared looks as if they had said nothing.
 */
@Component
class PatientStory {

	private final Consents consents;

	private final CommunityDirectory directory;

	private final SharedReferrals referrals;

	private final CheckIns checkIns;

	private final StateInWords states;

	private final RecordInWords record;

	private final Words words;

	PatientStory(Consents consents, CommunityDirectory directory, SharedReferrals referrals, CheckIns checkIns,
			StateInWords states, RecordInWords record, Words words) {
		this.consents = consents;
		this.directory = directory;
		this.referrals = referrals;
		this.checkIns = checkIns;
		this.states = states;
		this.record = record;
		this.words = words;
	}

	/** In the order given. */
	List<Chapter> of(List<Prescription> prescriptions) {
		return prescriptions.stream().map(this::chapter).toList();
	}

	private Chapter chapter(Prescription stored) {
		RecordSharing choice = this.consents.sharing(stored.patient());
		Prescription prescription = stored.sharedUnder(choice);
		List<Referral> attempts = this.referrals.of(stored.id());
		boolean live = prescription.status() == Status.ACTIVE || prescription.status() == Status.ON_HOLD;
		CommunityId community = attempts.isEmpty() ? prescription.community() : attempts.getLast().community();
		List<Chapter.Line> entries = new ArrayList<>(
				this.record.brief(prescription, live && prescription.issuedAt() == null));
		if (prescription.issuedAt() != null && prescription.status() != Status.ENTERED_IN_ERROR) {
			entries.add(new Chapter.Line(this.words.say("story.reported"), this.words.of(choice), false));
		}
		return new Chapter(stored.id().value(), name(community), prescription.requesterName(),
				London.time(prescription.signedAt()), this.states.of(prescription, attempts),
				lastHeard(attempts, choice), entries, earlier(attempts), live && prescription.issuedAt() != null,
				PrescriptionView.canBeInError(prescription), stored.version());
	}

	/** The patient's last word that may be known, with when it came. */
	private String lastHeard(List<Referral> attempts, RecordSharing choice) {
		List<Word> said = new ArrayList<>();
		for (Referral attempt : attempts) {
			for (LadderEntry entry : this.referrals.ladder(attempt)) {
				if (entry.evidence() == Evidence.PATIENT_REPORTED) {
					said.add(new Word(this.words.of(entry.step()), entry.at()));
				}
			}
		}
		if (choice.sharesAnything() && !attempts.isEmpty()) {
			this.checkIns.of(attempts.getFirst().prescription())
				.forEach((checkIn) -> answer(checkIn).ifPresent(said::add));
		}
		return said.stream()
			.max(Comparator.comparing(Word::at))
			.map((word) -> this.words.say("story.heard", word.what(), London.time(word.at())))
			.orElseGet(() -> this.words.say("story.not-heard"));
	}

	private Optional<Word> answer(CheckIn checkIn) {
		return Optional.ofNullable(checkIn.answeredAt())
			.map((at) -> new Word(this.words.say("story.answered", checkIn.week().number()), at));
	}

	private List<Chapter.Earlier> earlier(List<Referral> attempts) {
		return attempts.stream()
			.limit(Math.max(0, attempts.size() - 1))
			.map((attempt) -> new Chapter.Earlier(name(attempt.community()), this.words.of(attempt.step()),
					reason(attempt), London.time(attempt.changedAt())))
			.toList();
	}

	private @Nullable String reason(Referral attempt) {
		return (attempt.reason() != null) ? this.words.of(attempt.reason()) : null;
	}

	private String name(CommunityId community) {
		return this.directory.find(community).map(Community::name).orElse(community.value());
	}

	private record Word(String what, Instant at) {
	}

}
