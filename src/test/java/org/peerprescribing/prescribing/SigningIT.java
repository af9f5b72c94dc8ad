package org.peerprescribing.prescribing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.consent.Purpose;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.matching.MatchRunId;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.shared.Phq9;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.support.PostgresForTests;

import static org.assertj.core.api.Assertions.assertThat;

class SigningIT extends PrescribingSetup {

	@Test
	void givesTheSameAnswerToARepeatedCommand() {
		SignPrescription command = command();

		SignResult first = sign(command);
		SignResult second = sign(command);

		assertThat(second).isEqualTo(first).isInstanceOf(SignResult.Signed.class);
		assertThat(WILLOW.call(() -> this.prescribing.of(this.patient))).hasSize(1);
	}

	@Test
	void signsOnceWhenTheSameCommandComesManyTimesAtOnce() throws Exception {
		SignPrescription command = command();
		Set<SignResult> answers = new HashSet<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			List<Future<SignResult>> calls = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				calls.add(threads.submit(() -> sign(command)));
			}

			for (Future<SignResult> call : calls) {
				answers.add(call.get());
			}
		}

		assertThat(WILLOW.call(() -> this.prescribing.of(this.patient))).hasSize(1);
		assertThat(answers).filteredOn(SignResult.Signed.class::isInstance).hasSize(1);
		assertThat(answers).filteredOn(SignResult.Refused.class::isInstance)
			.allMatch(new SignResult.Refused(Problem.STILL_RUNNING)::equals);
	}

	@Test
	void refusesAnotherCommandUnderTheSameKey() {
		SignPrescription first = command();
		signed(first);

		SignResult answer = sign(new SignPrescription(first.key(), first.patient(), first.run(), first.community(),
				first.need(), first.wanted(), ContactDetails.typed(Channel.LETTER, null, null), null));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.KEY_REUSED));
	}

	@Test
	void refusesWithoutAgreementAndLeavesNothingBehind() {
		SignResult answer = sign(command(Set.of(), GROUP, null, null));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.NO_AGREEMENT));
		assertThat(WILLOW.call(() -> this.prescribing.of(this.patient))).isEmpty();
		assertThat(WILLOW.call(() -> this.consents.permits(this.patient, Purpose.CONTACT))).isFalse();
	}

	@Test
	void whereNothingMayBeSentOnlyTheLetterInTheRoomIsLeft() {
		SignPrescription any = command();

		assertThat(sign(silent(any, BY_TEXT))).isEqualTo(new SignResult.Refused(Problem.BUSINESS_RULE));
		assertThat(WILLOW.call(() -> this.prescribing.prohibitsContact(this.patient))).isFalse();
		assertThat(sign(silent(any, ContactDetails.typed(Channel.LETTER, null, null))))
			.isInstanceOf(SignResult.Signed.class);
		assertThat(WILLOW.call(() -> this.prescribing.prohibitsContact(this.patient))).isTrue();
	}

	@Test
	void refusesACommunityThatIsNotListed() {
		SignResult answer = sign(command(Set.of(), new CommunityId("no-such-community"), BY_TEXT, null));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.COMMUNITY_NOT_LISTED));
	}

	@Test
	void refusesACommunityThatTheRunHasNotShown() throws SQLException {
		SignPrescription command = command();
		try (Connection owner = DriverManager.getConnection(PostgresForTests.url(), PostgresForTests.OWNER,
				PostgresForTests.PASSWORD);
				PreparedStatement nothingShown = owner
					.prepareStatement("update matching.run set shown = '{}' where id = ?")) {
			nothingShown.setObject(1, command.run().value());
			nothingShown.executeUpdate();
		}

		SignResult answer = sign(command);

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.BUSINESS_RULE));
	}

	@Test
	void refusesAHardStopWhateverReasonIsGiven() {
		SignResult answer = sign(command(Set.of(Risk.SUICIDAL_INTENT), GROUP, BY_TEXT, CautionReason.DISCUSSED.code()));

		assertThat(answer).isEqualTo(new SignResult.Refused(Problem.UNSAFE));
	}

	@Test
	void goesOnInSpiteOfACautionOnlyWithAReasonOfTheList() {
		Set<Risk> caution = Set.of(Risk.COULD_BE_RECOGNISED);

		assertThat(sign(command(caution, GROUP, BY_TEXT, null))).isEqualTo(new SignResult.Refused(Problem.REQUIRED));
		assertThat(sign(command(caution, GROUP, BY_TEXT, "because")))
			.isEqualTo(new SignResult.Refused(Problem.UNKNOWN_CODE));
		assertThat(sign(command(caution, GROUP, BY_TEXT, CautionReason.DISCUSSED.code())))
			.isInstanceOf(SignResult.Signed.class);
	}

	@Test
	void goesOnAfterARecentSeverePhq9OnlyWithAReason() {
		MatchRunId run = match(Set.of(), new Phq9(22, 0, LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC)))
			.run();

		assertThat(sign(of(run, null))).isEqualTo(new SignResult.Refused(Problem.REQUIRED));
		assertThat(sign(of(run, CautionReason.IN_TREATMENT.code()))).isInstanceOf(SignResult.Signed.class);
	}

	@Test
	void sendsNothingToAPhoneThatMayBeWatched() {
		Set<Risk> watched = Set.of(Risk.MONITORED_PHONE);
		String reason = CautionReason.DISCUSSED.code();

		assertThat(sign(command(watched, GROUP, BY_TEXT, reason))).isEqualTo(new SignResult.Refused(Problem.UNSAFE));
		assertThat(sign(command(watched, GROUP, ContactDetails.typed(Channel.LETTER, null, null), reason)))
			.isInstanceOf(SignResult.Signed.class);
	}

	private static SignPrescription silent(SignPrescription any, ContactDetails details) {
		return new SignPrescription(any.key(), any.patient(), any.run(), any.community(), any.need(), any.wanted(),
				details, null, true);
	}

	private SignPrescription of(MatchRunId run, @Nullable String reason) {
		SignPrescription any = command();
		return new SignPrescription(any.key(), any.patient(), run, any.community(), any.need(), any.wanted(), BY_TEXT,
				reason);
	}

}
