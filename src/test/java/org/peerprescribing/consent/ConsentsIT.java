package org.peerprescribing.consent;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
@RecordApplicationEvents
class ConsentsIT {

	private static final AccessScope WILLOW = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	private static final ContactDetails BY_TEXT = ContactDetails.typed(Channel.TEXT, "07700 900123", null);

	@Autowired
	private Consents consents;

	@Autowired
	private Patients patients;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ApplicationEvents events;

	private PatientId patient;

	@BeforeEach
	void register() {
		this.patient = WILLOW
			.call(() -> this.patients.register(People.adultOf(Actors.WILLOW_BANK), Actors.clinician()));
	}

	@Test
	void permitsNothingBeforeAnythingWasAgreed() {
		assertThat(permits(Purpose.CONTACT)).isFalse();
		assertThat(permits(Purpose.RECORD_SHARING)).isFalse();
		assertThat(sharing()).isEqualTo(RecordSharing.NOT_CHOSEN);
	}

	@Test
	void forgetsContactDetailsWhenContactIsWithdrawn() {
		agree();
		assertThat(details()).contains(BY_TEXT);

		withdraw();
		withdraw();

		assertThat(permits(Purpose.CONTACT)).isFalse();
		assertThat(details()).isEmpty();
		assertThat(this.events.stream(ConsentWithdrawn.class)).singleElement()
			.satisfies((event) -> assertThat(event.purpose()).isEqualTo(Purpose.CONTACT));
	}

	@Test
	void agreesOnlyInTheCallersTransaction() {
		assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> WILLOW
			.run(() -> this.consents.agreeToContact(this.patient, Actors.WILLOW_BANK, BY_TEXT, Actors.clinician())));
	}

	@Test
	void saysSoWhenThePatientSharesLessThanBefore() {
		choose(RecordSharing.CODES_ONLY);
		choose(RecordSharing.EVERYTHING);
		assertThat(this.events.stream(ConsentWithdrawn.class)).isEmpty();

		choose(RecordSharing.NOTHING);

		assertThat(permits(Purpose.RECORD_SHARING)).isFalse();
		assertThat(this.events.stream(ConsentWithdrawn.class)).singleElement()
			.satisfies((event) -> assertThat(event.purpose()).isEqualTo(Purpose.RECORD_SHARING));
	}

	@Test
	void keepsEveryChoiceInItsOrder() {
		agree();
		choose(RecordSharing.EVERYTHING);
		withdraw();

		List<String> kept = WILLOW.call(() -> this.transaction
			.execute((status) -> this.jdbc.sql("select choice from consent.choice where patient = ? order by id")
				.param(this.patient.value())
				.query(String.class)
				.list()));

		assertThat(kept).containsExactly("AGREED", "EVERYTHING", "WITHDRAWN");
	}

	@Test
	void letsNobodyRewriteTheHistory() {
		agree();

		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> WILLOW.run(() -> this.transaction.executeWithoutResult(
					(status) -> this.jdbc.sql("update consent.choice set choice = 'WITHDRAWN' where patient = ?")
						.param(this.patient.value())
						.update())));
	}

	@Test
	void isSeenByThePatientAndNotByAnotherPractice() {
		agree();

		assertThat(new AccessScope.OfPatient(this.patient.value())
			.call(() -> this.consents.permits(this.patient, Purpose.CONTACT))).isTrue();
		assertThat(new AccessScope.OfOrganisation(Actors.HARBOUR_STREET)
			.call(() -> this.consents.permits(this.patient, Purpose.CONTACT))).isFalse();
	}

	private void agree() {
		WILLOW.run(() -> this.transaction.executeWithoutResult((status) -> this.consents.agreeToContact(this.patient,
				Actors.WILLOW_BANK, BY_TEXT, Actors.clinician())));
	}

	private void withdraw() {
		WILLOW.run(() -> this.consents.withdrawContact(this.patient, Actors.WILLOW_BANK));
	}

	private void choose(RecordSharing choice) {
		WILLOW.run(() -> this.consents.chooseSharing(this.patient, Actors.WILLOW_BANK, choice));
	}

	private boolean permits(Purpose purpose) {
		return WILLOW.call(() -> this.consents.permits(this.patient, purpose));
	}

	private RecordSharing sharing() {
		return WILLOW.call(() -> this.consents.sharing(this.patient));
	}

	private java.util.Optional<ContactDetails> details() {
		return WILLOW.call(() -> this.consents.contactDetails(this.patient));
	}

}
