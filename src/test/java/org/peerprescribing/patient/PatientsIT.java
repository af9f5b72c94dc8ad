package org.peerprescribing.patient;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.People;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@IntegrationTest
class PatientsIT {

	private static final AccessScope WILLOW = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	private static final AccessScope HARBOUR = new AccessScope.OfOrganisation(Actors.HARBOUR_STREET);

	private final RegisterPatient person = People.adultOf(Actors.WILLOW_BANK);

	@Autowired
	private Patients patients;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void hasOneRowForAPersonWhoIsOpenedByManyAtOnce() throws Exception {
		Set<PatientId> ids = new HashSet<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			List<Future<PatientId>> calls = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				calls.add(threads.submit(this::register));
			}

			for (Future<PatientId> call : calls) {
				ids.add(call.get());
			}
		}

		assertThat(ids).hasSize(1);
	}

	@Test
	void keepsWhatTheRecordSaysNow() {
		PatientId id = register();
		RegisterPatient renamed = new RegisterPatient(this.person.practice(), this.person.nhsNumber(),
				this.person.birthDate(), new PersonName("Robin", "Renamed"), Sex.FEMALE, EthnicGroup.MIXED,
				this.person.language(), null);

		PatientId again = WILLOW.call(() -> this.patients.register(renamed, Actors.clinician()));

		assertThat(again).isEqualTo(id);
		Patient found = WILLOW.call(() -> this.patients.find(id)).orElseThrow();
		assertThat(found.name().full()).isEqualTo("Robin Renamed");
		assertThat(found.recordId()).isEqualTo("record-1");
	}

	@Test
	void isNotFoundByAnotherPractice() {
		PatientId id = register();

		assertThat(WILLOW.call(() -> this.patients.find(id))).isPresent();
		assertThat(HARBOUR.call(() -> this.patients.find(id))).isEmpty();
		assertThat(HARBOUR.call(() -> this.patients.find(this.person.nhsNumber()))).isEmpty();
		assertThat(this.patients.find(id)).isEmpty();
	}

	@Test
	void refusesToRegisterAnotherPracticesPerson() {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(
				() -> HARBOUR.run(() -> this.patients.register(this.person, Actors.clinicianOf(Actors.HARBOUR_STREET))))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.FORBIDDEN));
	}

	@Test
	void comparesTheDateOfBirth() {
		PatientId id = register();

		assertThat(WILLOW.call(() -> this.patients.wasBornOn(id, People.BORN))).isTrue();
		assertThat(WILLOW.call(() -> this.patients.wasBornOn(id, People.BORN.plusDays(1)))).isFalse();
	}

	@Test
	void staysDeceasedHoweverOftenItIsSaidOrOpened() {
		PatientId id = register();

		WILLOW.run(() -> this.patients.markDeceased(id));
		WILLOW.run(() -> this.patients.markDeceased(id));
		WILLOW.run(() -> this.patients.markLeft(id));
		register();

		assertThat(WILLOW.call(() -> this.patients.find(id)).orElseThrow().registration())
			.isEqualTo(Patient.Registration.DECEASED);
		assertThat(entries(id, "mark-deceased")).isOne();
	}

	@Test
	void writesATrailOfEveryRegistration() {
		PatientId id = register();
		register();

		assertThat(entries(id, "register")).isEqualTo(2);
	}

	private PatientId register() {
		return WILLOW.call(() -> this.patients.register(this.person, Actors.clinician()));
	}

	private int entries(PatientId id, String activity) {
		return WILLOW.call(() -> this.transaction
			.execute((status) -> this.jdbc.sql("select count(*) from audit.entry where patient = ? and activity = ?")
				.params(id.value(), activity)
				.query(Integer.class)
				.single()));
	}

}
