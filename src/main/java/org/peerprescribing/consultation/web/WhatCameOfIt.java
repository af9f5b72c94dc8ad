package org.peerprescribing.consultation.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.Need;
import org.peerprescribing.notification.Undelivered;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.prescribing.Prescription.Status;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.SharedReferrals;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/**
 * Gathers what the rooms below know of a prescription and puts it into words. What the
 * patient reports is the practice's to see only as far as they chose.
 */
@Component
class WhatCameOfIt {

	private final Patients patients;

	private final Consents consents;

	private final CommunityDirectory directory;

	private final SharedReferrals referrals;

	private final CheckIns checkIns;

	private final StateInWords states;

	private final RecordInWords record;

	private final Undelivered undelivered;

	private final Words words;

	private final Clock clock;

	WhatCameOfIt(Patients patients, Consents consents, CommunityDirectory directory, SharedReferrals referrals,
			CheckIns checkIns, StateInWords states, RecordInWords record, Undelivered undelivered, Words words,
			Clock clock) {
		this.patients = patients;
		this.consents = consents;
		this.directory = directory;
		this.referrals = referrals;
		this.checkIns = checkIns;
		this.states = states;
		this.record = record;
		this.undelivered = undelivered;
		this.words = words;
		this.clock = clock;
	}

	PrescriptionView view(Prescription stored) {
		Prescription prescription = shared(stored);
		Patient patient = this.patients.find(prescription.patient())
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
		Instant now = this.clock.instant();
		boolean waiting = prescription.status() == Status.ACTIVE && prescription.issuedAt() == null;
		boolean shared = this.consents.sharing(prescription.patient()).sharesAnything();
		boolean live = prescription.status() == Status.ACTIVE || prescription.status() == Status.ON_HOLD;
		return new PrescriptionView(prescription.id().value(), patient.id().value(),
				PatientHeading.of(patient, LocalDate.ofInstant(now, London.ZONE)), name(prescription.community()),
				need(prescription), channel(prescription), prescription.requesterName(),
				London.time(prescription.signedAt()), London.time(prescription.graceUntil()), standing(prescription),
				PrescriptionView.withinGrace(waiting, prescription.graceUntil(), now),
				live && prescription.issuedAt() != null, PrescriptionView.canBeInError(prescription), stored.version(),
				attempts(prescription),
				this.checkIns.of(prescription.id())
					.stream()
					.filter((checkIn) -> live || !checkIn.dueAt().isAfter(now))
					.map((checkIn) -> line(checkIn, shared))
					.toList(),
				this.record.of(prescription, waiting, shared));
	}

	PrescriptionView.Row row(Prescription prescription) {
		return new PrescriptionView.Row(prescription.id().value(), personName(prescription),
				prescription.patient().value(), name(prescription.community()), standing(shared(prescription)),
				prescription.requesterName(), London.time(prescription.signedAt()));
	}

	private Prescription shared(Prescription prescription) {
		return prescription.sharedUnder(this.consents.sharing(prescription.patient()));
	}

	private String personName(Prescription prescription) {
		return this.patients.find(prescription.patient()).map((patient) -> patient.name().full()).orElse("");
	}

	private StateInWords.Standing standing(Prescription prescription) {
		return this.states.of(prescription, this.referrals.of(prescription.id()));
	}

	/** With what became of it, where that is nothing. */
	private String channel(Prescription prescription) {
		String channel = this.words.of(prescription.channel());
		if (prescription.contactProhibited()) {
			return this.words.say("channel.prohibited", channel);
		}
		return this.undelivered.since(prescription.id())
			.map((since) -> this.words.say("channel.undelivered", channel, London.time(since)))
			.orElse(channel);
	}

	private String need(Prescription prescription) {
		return this.directory.snapshot()
			.needs()
			.find(prescription.need())
			.map(Need::patientLabel)
			.orElse(prescription.need().id());
	}

	private String name(CommunityId community) {
		return this.directory.find(community).map(Community::name).orElse(community.value());
	}

	private List<PrescriptionView.Attempt> attempts(Prescription prescription) {
		return this.referrals.of(prescription.id()).stream().map(this::attempt).toList();
	}

	private PrescriptionView.Attempt attempt(Referral referral) {
		return new PrescriptionView.Attempt(referral.attempt(), name(referral.community()),
				this.referrals.ladder(referral)
					.stream()
					.map((entry) -> new PrescriptionView.Step(this.words.of(entry.step()),
							this.words.of(entry.evidence()), London.time(entry.at())))
					.toList());
	}

	private PrescriptionView.Line line(CheckIn checkIn, boolean shared) {
		String asked = this.words.say("check-in.week", checkIn.week().number());
		CheckInAnswers answers = checkIn.answers();
		if (answers != null) {
			return new PrescriptionView.Line(asked, shared ? said(answers) : this.words.say("check-in.not-shared"),
					true);
		}
		String due = London.time(checkIn.dueAt());
		return new PrescriptionView.Line(asked,
				this.words.say(checkIn.dueAt().isAfter(this.clock.instant()) ? "check-in.due" : "check-in.silent", due),
				false);
	}

	private String said(CheckInAnswers answers) {
		List<String> said = new ArrayList<>();
		if (answers.fit() != null) {
			said.add(this.words.of(answers.fit()));
		}
		addYesNo(said, "check-in.joined", answers.joined());
		addYesNo(said, "check-in.still", answers.stillUsing());
		if (answers.useful() != null) {
			said.add(this.words.say("check-in.useful", answers.useful()));
		}
		return String.join("; ", said);
	}

	private void addYesNo(List<String> said, String key, @Nullable Boolean answer) {
		if (answer != null) {
			said.add(this.words.say(key + (answer ? ".yes" : ".no")));
		}
	}

}
