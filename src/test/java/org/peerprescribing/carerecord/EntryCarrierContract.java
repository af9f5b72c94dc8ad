package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.support.IssuedPrescriptions.Issued;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every route into a record must hold, paper included. What a route that calls a
 * record system must hold besides stands in RecordSystemCarrierContract.
 */
abstract class EntryCarrierContract extends WriteBackScene {

	/** The route that is tried. */
	abstract EntryRoute route();

	/** What arrived, seen from the record: one for each entry or prescription. */
	abstract List<?> arrived();

	/** All that has to happen, by machine or by hand, until nothing waits any more. */
	void arrive(Issued issued) {
		tryUntilFinished(issued);
	}

	@BeforeEach
	void takeTheRoute() {
		this.routes.choose(this.practice, route());
	}

	@Test
	void anEntryArrivesAndItsReceiptSaysWhenAndByWhichRoute() {
		Issued issued = issue();
		assertThat(states(issued)).as("nothing counts before it is there").doesNotContain(RecordEntry.State.DONE);

		arrive(issued);

		assertThat(arrived()).hasSize(1);
		assertThat(entries(issued)).singleElement().satisfies((entry) -> {
			assertThat(entry.state()).isEqualTo(RecordEntry.State.DONE);
			assertThat(entry.writtenAt()).isNotNull();
			assertThat(entry.route()).isEqualTo(route());
			assertThat(entry.elsewhere()).isFalse();
		});
	}

	@Test
	void theReceiptKeepsTheWordsThatWerePlanned() {
		Issued issued = issue();
		List<EntryWords.Part> planned = inPractice(
				() -> this.entries.planned(issued.prescription(), RecordEntry.Kind.PRESCRIBED))
			.orElseThrow()
			.parts();

		arrive(issued);

		assertThat(inPractice(() -> this.entries.made(issued.prescription(), RecordEntry.Kind.PRESCRIBED)).orElseThrow()
			.parts()).isNotEmpty().isEqualTo(planned);
	}

	@Test
	void anEntryThatHasArrivedIsNotTriedAgain() {
		Issued issued = issue();
		arrive(issued);

		tryTimes(3);
		arrive(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(arrived()).hasSize(1);
	}

	@Test
	void theEntriesOfAPrescriptionArriveInTheirOrder() {
		Issued issued = issue();
		revoke(issued);

		arrive(issued);

		List<RecordEntry> written = entries(issued);
		assertThat(written).extracting(RecordEntry::kind)
			.containsExactly(RecordEntry.Kind.PRESCRIBED, RecordEntry.Kind.FINAL);
		assertThat(written).extracting(RecordEntry::state).containsOnly(RecordEntry.State.DONE);
		assertThat(Objects.requireNonNull(written.get(0).writtenAt())).isBefore(written.get(1).writtenAt());
	}

	@Test
	void whatWasMadeInErrorBeforeItArrivedDoesNotGoAndNothingIsCorrected() {
		Issued issued = issue();
		enterInError(issued);

		arrive(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.CANCELLED);
		assertThat(arrived()).isEmpty();
	}

	@Test
	void whatHasArrivedAndWasMadeInErrorIsFollowedByACorrectionAndNothingElse() {
		Issued issued = issue();
		arrive(issued);
		revoke(issued);
		enterInError(issued);

		arrive(issued);

		assertThat(entries(issued)).extracting(RecordEntry::kind)
			.containsExactly(RecordEntry.Kind.PRESCRIBED, RecordEntry.Kind.FINAL, RecordEntry.Kind.CORRECTION);
		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED,
				RecordEntry.State.DONE);
		assertThat(inPractice(() -> this.entries.made(issued.prescription(), RecordEntry.Kind.CORRECTION)).orElseThrow()
			.parts()).flatExtracting(EntryWords.Part::sentences)
			.anyMatch((sentence) -> sentence.contains("Entered in error: It was made for the wrong patient"));
	}

	@Test
	void whatThePatientTakesBackBeforeItArrivesDoesNotGo() {
		Issued issued = issue();
		arrive(issued);
		int before = arrived().size();
		choose(issued, RecordSharing.EVERYTHING);
		answerWeekSix(issued);

		choose(issued, RecordSharing.NOTHING);
		arrive(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED);
		assertThat(arrived()).hasSize(before);
	}

}
