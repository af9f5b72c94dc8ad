package org.peerprescribing.carerecord;

import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.StubRecordServer.Fault;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * What was given up is seen, counted and set going again; nothing of a person is shown.
 */
class RecordOperationsIT extends WriteBackScene {

	private final Actor operator = Actors.operator();

	@Autowired
	private RecordOperations operations;

	@Autowired
	private WriteBackMetrics metrics;

	@Autowired
	private MockMvc pages;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void whatWasRefusedIsWrittenOnceAfterTheOperatorTriesAgain() throws Exception {
		Issued issued = refused();
		DeadLetter letter = letter();
		assertThat(letter.error()).isEqualTo("status-422");

		this.pages
			.perform(post("/operations/record/dead/" + letter.id() + "/replay").with(csrf())
				.with(Actors.signedIn(this.operator)))
			.andExpect(status().is3xxRedirection());
		tryUntilFinished(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
		assertThat(this.record.all(org.hl7.fhir.r4.model.ServiceRequest.class)).hasSize(1);
		assertThat(letters()).isEmpty();
		assertThat(inPractice(() -> this.worklist.isOpen(WorkKind.RECORD_NOT_WRITTEN, this.practice,
				issued.prescription().value().toString())))
			.as("the practice's task is settled")
			.isFalse();
		assertThat(audited(issued)).isEqualTo(1);
	}

	@Test
	void thePageShowsTheEntryButNothingOfThePerson() throws Exception {
		Issued issued = refused();

		this.pages.perform(get("/operations/record").with(Actors.signedIn(this.operator)))
			.andExpect(status().isOk())
			.andExpect(content().string(containsString(this.practice.value())))
			.andExpect(content().string(containsString("Refused by the rules of the record system")))
			.andExpect(content().string(not(containsString(issued.patient().value().toString()))))
			.andExpect(content().string(not(containsString(issued.person().nhsNumber().value()))));
	}

	@Test
	void onlyOperatorsComeIn() throws Exception {
		for (Actor other : List.of(this.clinician, Actors.curator(), Actors.commissioner())) {
			this.pages.perform(get("/operations/record").with(Actors.signedIn(other)))
				.andExpect(status().isForbidden());
			this.pages
				.perform(post("/operations/record/dead/" + UUID.randomUUID() + "/replay").with(csrf())
					.with(Actors.signedIn(other)))
				.andExpect(status().isForbidden());
		}
	}

	@Test
	void whatIsNoDeadLetterIsNotFound() throws Exception {
		Issued issued = issue();
		runDue();
		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);

		for (String id : List.of(UUID.randomUUID().toString(), "1", "%00")) {
			this.pages
				.perform(post("/operations/record/dead/{id}/replay", id).with(csrf())
					.with(Actors.signedIn(this.operator)))
				.andExpect(status().is4xxClientError());
		}
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> this.operations.sendAgain(issued.prescription(), this.operator))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(Problem.NOT_FOUND));
		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
	}

	@Test
	void whatWaitsIsCountedWithItsAge() {
		this.record.goDown();
		issue();
		runDue();
		this.clock.forward(java.time.Duration.ofHours(2));
		SimpleMeterRegistry registry = new SimpleMeterRegistry();

		this.metrics.bindTo(registry);

		assertThat(registry.get("peerprescribing.record.entries.waiting").gauge().value()).isPositive();
		assertThat(registry.get("peerprescribing.record.oldest.waiting.seconds").gauge().value())
			.isGreaterThanOrEqualTo(7200);
		assertThat(this.operations.backlogs()).anySatisfy((backlog) -> {
			assertThat(backlog.organisation()).isEqualTo(this.practice);
			assertThat(backlog.waiting()).isEqualTo(1);
			assertThat(backlog.oldest()).isNotNull();
		});
	}

	private int audited(Issued issued) {
		TransactionTemplate transaction = new TransactionTemplate(
				this.context.getBean(PlatformTransactionManager.class));
		return new AccessScope.OfBackground("test").call(() -> transaction.execute((status) -> this.jdbc
			.sql("select count(*) from audit.entry where activity = 'replay-write-back' and entity_id = ?")
			.param(issued.prescription().value().toString())
			.query(Integer.class)
			.single()));
	}

	private Issued refused() {
		this.record.breakWith(Fault.REFUSED);
		Issued issued = issue();
		runDue();
		assertThat(states(issued)).containsExactly(RecordEntry.State.DEAD);
		this.record.breakWith(Fault.NONE);
		return issued;
	}

	private DeadLetter letter() {
		return letters().getFirst();
	}

	private List<DeadLetter> letters() {
		return this.operations.deadLetters()
			.stream()
			.filter((letter) -> letter.organisation().equals(this.practice))
			.toList();
	}

}
