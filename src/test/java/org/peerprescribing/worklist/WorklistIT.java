package org.peerprescribing.worklist;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class WorklistIT {

	@Autowired
	private Worklist worklist;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transactions;

	@Test
	void aPatientsPageOpensATaskForThePracticeThatThePracticeSees() {
		UUID patient = UUID.randomUUID();
		String subject = UUID.randomUUID().toString();

		WorkItemId id = new AccessScope.OfPatient(patient)
			.call(() -> this.worklist.open(item(WorkKind.NEEDS_HELP_NOW, Actors.WILLOW_BANK, patient, subject)));

		assertThat(ids(Actors.clinician())).contains(id);
		assertThat(ids(Actors.clinicianOf(Actors.HARBOUR_STREET))).doesNotContain(id);
	}

	@Test
	void aPatientsPageOpensATaskWithoutAPatientForTheCuratorsAndCannotReadIt() {
		AccessScope patient = new AccessScope.OfPatient(UUID.randomUUID());
		String subject = UUID.randomUUID().toString();

		WorkItemId id = patient.call(() -> this.worklist.open(new NewWorkItem(WorkKind.COMMUNITY_SAFETY,
				new OdsCode("X90001"), Role.CURATOR, null, subject, Duration.ofHours(24))));

		assertThat(ids(Actors.curator())).contains(id);
		assertThat(patient.call(() -> visible(id))).isZero();
		assertThat(new AccessScope.OfLink("hash").call(() -> visible(id))).isZero();
		assertThat(new AccessScope.OfBackground("test").call(() -> visible(id))).isEqualTo(1);
	}

	@Test
	void openingDoesNotWidenWhatTheRestOfTheTransactionSees() {
		UUID patient = UUID.randomUUID();
		WorkItemId other = new AccessScope.OfBackground("test").call(() -> this.worklist
			.open(item(WorkKind.NOT_ISSUED, Actors.HARBOUR_STREET, UUID.randomUUID(), UUID.randomUUID().toString())));

		Integer seen = new AccessScope.OfPatient(patient).call(() -> this.transactions.execute((status) -> {
			this.worklist
				.open(item(WorkKind.NEEDS_HELP_NOW, Actors.WILLOW_BANK, patient, UUID.randomUUID().toString()));
			return visible(other);
		}));

		assertThat(seen).isZero();
	}

	@Test
	void aCommandSettlesTheTaskThatItWasAboutFromWhateverScopeAndNoOther() {
		UUID patient = UUID.randomUUID();
		String subject = UUID.randomUUID().toString();
		AccessScope elsewhere = new AccessScope.OfOrganisation(Actors.HARBOUR_STREET);
		WorkItemId other = new AccessScope.OfBackground("test")
			.call(() -> this.worklist.open(item(WorkKind.NEEDS_HELP_NOW, Actors.WILLOW_BANK, patient, subject)));
		WorkItemId id = new AccessScope.OfBackground("test")
			.call(() -> this.worklist.open(item(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, patient, subject)));

		Integer seen = elsewhere.call(() -> this.transactions.execute((status) -> {
			assertThat(this.worklist.isOpen(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, subject)).isTrue();
			this.worklist.close(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, subject, "test");
			this.worklist.close(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, subject, "test");
			assertThat(this.worklist.isOpen(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, subject)).isFalse();
			return visible(other);
		}));

		assertThat(seen).as("what the rest of the transaction sees").isZero();
		assertThat(ids(Actors.clinician())).contains(other).doesNotContain(id);
	}

	@Test
	void whileOneIsOpenNoSecondOneIsOpenedAndAfterwardsOneIs() {
		UUID patient = UUID.randomUUID();
		NewWorkItem item = item(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, patient, UUID.randomUUID().toString());

		WorkItemId first = new AccessScope.OfPatient(patient).call(() -> this.worklist.open(item));
		WorkItemId second = new AccessScope.OfBackground("test").call(() -> this.worklist.open(item));
		inScope(Actors.clinician(), () -> this.worklist.complete(first, Actors.clinician()));
		inScope(Actors.clinician(), () -> this.worklist.complete(first, Actors.clinician()));
		WorkItemId third = new AccessScope.OfBackground("test").call(() -> this.worklist.open(item));

		assertThat(second).isEqualTo(first);
		assertThat(third).isNotEqualTo(first);
		assertThat(ids(Actors.clinician())).contains(third).doesNotContain(first);
	}

	@Test
	void theSameSubjectIsATaskOfItsOwnForEachOrganisation() {
		String subject = UUID.randomUUID().toString();

		WorkItemId here = new AccessScope.OfBackground("test")
			.call(() -> this.worklist.open(item(WorkKind.COMMUNITY_UNAVAILABLE, Actors.WILLOW_BANK, null, subject)));
		WorkItemId there = new AccessScope.OfBackground("test")
			.call(() -> this.worklist.open(item(WorkKind.COMMUNITY_UNAVAILABLE, Actors.HARBOUR_STREET, null, subject)));

		assertThat(there).isNotEqualTo(here);
	}

	@Test
	void whatIsNotTheirsIsNotFound() {
		WorkItemId id = new AccessScope.OfBackground("test").call(() -> this.worklist
			.open(item(WorkKind.NOT_ISSUED, Actors.WILLOW_BANK, UUID.randomUUID(), UUID.randomUUID().toString())));
		Actor administrator = new Actor("admin", "Admin", Actors.WILLOW_BANK, Set.of(Role.PRACTICE_ADMIN));
		Actor elsewhere = Actors.clinicianOf(Actors.HARBOUR_STREET);

		for (Actor stranger : Set.of(administrator, elsewhere)) {
			assertThatExceptionOfType(ProblemException.class)
				.isThrownBy(() -> inScope(stranger, () -> this.worklist.complete(id, stranger)));
		}
		assertThat(ids(Actors.clinician())).contains(id);
	}

	private static NewWorkItem item(WorkKind kind, OdsCode organisation, @Nullable UUID patient, String subject) {
		return new NewWorkItem(kind, organisation, Role.CLINICIAN, patient, subject, Duration.ofDays(1));
	}

	private java.util.List<WorkItemId> ids(Actor actor) {
		return new AccessScope.OfOrganisation(actor.organisation())
			.call(() -> this.worklist.openFor(actor).stream().map(WorkItem::id).toList());
	}

	private Integer visible(WorkItemId id) {
		return this.transactions.execute((status) -> this.jdbc.sql("select count(*) from worklist.item where id = ?")
			.param(id.value())
			.query(Integer.class)
			.single());
	}

	private static void inScope(Actor actor, Runnable work) {
		new AccessScope.OfOrganisation(actor.organisation()).run(work);
	}

}
