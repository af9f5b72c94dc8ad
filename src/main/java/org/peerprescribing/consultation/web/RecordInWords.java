package org.peerprescribing.consultation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.peerprescribing.carerecord.EntryRoute;
import org.peerprescribing.carerecord.EntryWords;
import org.peerprescribing.carerecord.RecordEntries;
import org.peerprescribing.carerecord.RecordEntry;
import org.peerprescribing.prescribing.Prescription;

import org.springframework.stereotype.Component;

/**
 * What will be written into the care record, before it is; and what was, when, under
 * whose name and by which route, and what is not there yet. Words that rest on what the
 * patient reports are shown only while they share it.
 */
@Component
class RecordInWords {

	private final RecordEntries entries;

	private final Words words;

	RecordInWords(RecordEntries entries, Words words) {
		this.entries = entries;
		this.words = words;
	}

	/**
	 * The entries of a prescription; before there is one, the first as it will be.
	 * @param waiting whether it is signed and not issued yet
	 * @param shared whether the patient shares what they report
	 */
	List<RecordView> of(Prescription prescription, boolean waiting, boolean shared) {
		if (waiting) {
			return List.of(preview(prescription));
		}
		return this.entries.of(prescription.id()).stream().map((entry) -> view(entry, prescription, shared)).toList();
	}

	/**
	 * How far the entries are, without their words; before the issue, that the first will
	 * be written.
	 */
	List<Chapter.Line> brief(Prescription prescription, boolean waiting) {
		if (waiting) {
			return List.of(new Chapter.Line(this.words.of(RecordEntry.Kind.PRESCRIBED),
					this.words.say("record.when-issued"), false));
		}
		return this.entries.of(prescription.id())
			.stream()
			.map((entry) -> new Chapter.Line(this.words.of(entry.kind()), how(entry, prescription),
					entry.state() == RecordEntry.State.DEAD))
			.toList();
	}

	private String how(RecordEntry entry, Prescription prescription) {
		return switch (entry.state()) {
			case DONE -> this.words.say(entry.elsewhere() ? "record.done.elsewhere" : "record.done",
					London.time(entry.writtenAt()));
			case TO_FILE -> this.words.say("record.to-file");
			case PENDING, SENDING, UNCERTAIN -> this.words.say("record.not-yet");
			case DEAD -> this.words.say("record.dead");
			case CANCELLED -> this.words.say(cancelled(entry, prescription));
		};
	}

	private RecordView preview(Prescription prescription) {
		Optional<EntryWords> planned = this.entries.planned(prescription.id(), RecordEntry.Kind.PRESCRIBED);
		boolean allowed = planned.isPresent();
		return new RecordView(this.words.of(RecordEntry.Kind.PRESCRIBED),
				this.words.say(allowed ? "record.when-issued" : "record.held-back"), false,
				allowed ? List.of(way(prescription)) : List.of(), false, this.words.say("record.will"),
				planned.map(EntryWords::parts).orElse(List.of()));
	}

	private RecordView view(RecordEntry entry, Prescription prescription, boolean shared) {
		List<String> facts = new ArrayList<>();
		boolean made = entry.state() == RecordEntry.State.DONE || entry.state() == RecordEntry.State.TO_FILE;
		switch (entry.state()) {
			case DONE -> facts.add(written(entry, prescription));
			case TO_FILE -> facts.add(this.words.say("record.to-file.what"));
			case PENDING, SENDING, UNCERTAIN -> facts.add(way(prescription));
			case DEAD, CANCELLED -> {
				// How it stands says all.
			}
		}
		if (entry.elsewhere()) {
			facts.add(this.words.say("record.elsewhere"));
		}
		boolean mayShow = shared || !made || entry.kind() == RecordEntry.Kind.PRESCRIBED
				|| entry.kind() == RecordEntry.Kind.CORRECTION;
		if (!mayShow) {
			facts.add(this.words.say("record.not-shared"));
		}
		return new RecordView(this.words.of(entry.kind()), how(entry, prescription),
				entry.state() == RecordEntry.State.DONE, facts, entry.state() == RecordEntry.State.TO_FILE,
				this.words.say(says(entry.state())), mayShow ? parts(entry, prescription, made) : List.of());
	}

	private List<EntryWords.Part> parts(RecordEntry entry, Prescription prescription, boolean made) {
		if (entry.state() == RecordEntry.State.CANCELLED) {
			return List.of();
		}
		return (made ? this.entries.made(prescription.id(), entry.kind())
				: this.entries.planned(prescription.id(), entry.kind()))
			.map(EntryWords::parts)
			.orElse(List.of());
	}

	private static String cancelled(RecordEntry entry, Prescription prescription) {
		if (entry.kind() == RecordEntry.Kind.CORRECTION) {
			return "record.nothing-to-correct";
		}
		boolean inError = prescription.status() == Prescription.Status.ENTERED_IN_ERROR;
		return inError ? "record.in-error" : entry.heldBack() ? "record.held-back" : "record.cancelled";
	}

	private static String says(RecordEntry.State state) {
		return switch (state) {
			case DONE -> "record.was";
			case TO_FILE -> "record.paper";
			case PENDING, SENDING, UNCERTAIN, DEAD, CANCELLED -> "record.will";
		};
	}

	/** Under whose name and by which route. */
	private String written(RecordEntry entry, Prescription prescription) {
		EntryRoute route = entry.route();
		String key = "record.by." + ((route != null) ? route : EntryRoute.FHIR).name();
		String filedBy = entry.filedBy();
		return this.words.say(key, prescription.requesterName(), (filedBy != null) ? filedBy : "");
	}

	/** How it will go. */
	private String way(Prescription prescription) {
		return this.words.say("record.way." + this.entries.route(prescription.id()).map(Enum::name).orElse("NONE"),
				prescription.requesterName());
	}

}
