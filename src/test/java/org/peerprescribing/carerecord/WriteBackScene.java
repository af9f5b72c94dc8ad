package org.peerprescribing.carerecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.prescribing.ErrorReason;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPrescriptions;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.StubRecordServer;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A practice with a record system that can be made to fail, and what happens there. */
@IntegrationTest
abstract class WriteBackScene {

	final OdsCode practice = new OdsCode("Y" + ThreadLocalRandom.current().nextInt(10_000, 99_999));

	final Actor clinician = Actors.clinicianOf(this.practice);

	final StubRecordServer record = new StubRecordServer();

	@Autowired
	ApplicationContext context;

	@Autowired
	RecordEndpoints endpoints;

	@Autowired
	EntryRoutes routes;

	@Autowired
	RecordEntries entries;

	@Autowired
	WriteBackTry writing;

	@Autowired
	Prescribing prescribing;

	@Autowired
	Consents consents;

	@Autowired
	CheckIns checkIns;

	@Autowired
	Worklist worklist;

	@Autowired
	MovableClock clock;

	@BeforeEach
	void setUpRecordSystem() {
		this.endpoints.put(new RecordEndpoint(this.practice, this.record.base(), new RecordAccess.Open(), true));
	}

	@AfterEach
	void tidyUp() {
		this.record.close();
		this.clock.reset();
	}

	Issued issue() {
		Issued issued = IssuedPrescriptions.issue(this.context, this.clinician);
		hold(issued);
		return issued;
	}

	void hold(Issued issued) {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, issued.person().nhsNumber().value()));
		patient.setBirthDateElement(new DateType(issued.person().birthDate().toString()));
		this.record.hold(patient);
	}

	void answerWeekSix(Issued issued) {
		this.clock.forward(java.time.Duration.ofDays(43));
		asPatient(issued, () -> {
			CheckIn week6 = this.checkIns.of(issued.prescription())
				.stream()
				.filter((checkIn) -> checkIn.week() == CheckInWeek.WEEK_6)
				.findFirst()
				.orElseThrow();
			this.checkIns.answer(week6.id(), new CheckInAnswers(null, null, true, true, 4));
			return true;
		});
	}

	void revoke(Issued issued) {
		int version = inPractice(() -> this.prescribing.find(issued.prescription())).orElseThrow().version();
		inPractice(() -> {
			this.prescribing.revoke(issued.prescription(), version, this.clinician);
			return true;
		});
	}

	void enterInError(Issued issued) {
		inPractice(() -> {
			this.prescribing.enterInError(issued.prescription(),
					this.prescribing.find(issued.prescription()).orElseThrow().version(), ErrorReason.WRONG_PATIENT,
					this.clinician);
			return true;
		});
	}

	void choose(Issued issued, RecordSharing choice) {
		asPatient(issued, () -> {
			this.consents.chooseSharing(issued.patient(), this.practice, choice);
			return true;
		});
	}

	/** Whatever of this practice is due now, one after another. */
	void runDue() {
		runDue(this.writing);
	}

	void runDue(WriteBackTry writing) {
		due().forEach(writing::run);
	}

	/** Other tests leave rows of their practices that wait for ever. */
	private List<UUID> due() {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement();
				ResultSet rows = statement
					.executeQuery("select id from carerecord.write_back where organisation = '" + this.practice.value()
							+ "' and state in ('PENDING', 'SENDING', 'UNCERTAIN') and next_attempt_at <= now()"
							+ " and (lease_until is null or lease_until < now()) order by sequence")) {
			List<UUID> found = new ArrayList<>();
			while (rows.next()) {
				found.add(rows.getObject(1, UUID.class));
			}
			return found;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	void tryTimes(int times) {
		for (int i = 0; i < times; i++) {
			runDue();
		}
	}

	void tryUntilFinished(Issued issued) {
		for (int i = 0; i < 200 && states(issued).stream().anyMatch(WriteBackScene::isUnfinished); i++) {
			runDue();
		}
	}

	static boolean isUnfinished(RecordEntry.State state) {
		return switch (state) {
			case PENDING, SENDING, UNCERTAIN -> true;
			case TO_FILE, DONE, DEAD, CANCELLED -> false;
		};
	}

	List<RecordEntry.State> states(Issued issued) {
		return entries(issued).stream().map(RecordEntry::state).toList();
	}

	List<RecordEntry> entries(Issued issued) {
		return inPractice(() -> this.entries.of(issued.prescription()));
	}

	<T> T inPractice(java.util.function.Supplier<T> work) {
		return new AccessScope.OfOrganisation(this.practice).call(work);
	}

	static <T> T asPatient(Issued issued, java.util.function.Supplier<T> work) {
		return new AccessScope.OfPatient(issued.patient().value()).call(work);
	}

}
