package org.peerprescribing.carerecord;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.PrintedPaper;
import org.peerprescribing.support.StubRecordServer.Fault;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Each entry is paper until a person of the practice says that it is filed. */
class PrintEntryIT extends EntryCarrierContract {

	private static final String LIST = "/practice/filing";

	private final Actor administrator = Actors.administratorOf(this.practice);

	private final List<EntryToFile> filed = new ArrayList<>();

	@Autowired
	private EntryFiling filing;

	@Autowired
	private MockMvc pages;

	@Autowired
	private JdbcClient jdbc;

	@Override
	EntryRoute route() {
		return EntryRoute.PRINT;
	}

	@Override
	List<?> arrived() {
		assertThat(this.record.transactions()).as("nobody is called").isEmpty();
		assertThat(this.record.all(Bundle.class)).isEmpty();
		return this.filed;
	}

	@Override
	void arrive(Issued issued) {
		tryUntilFinished(issued);
		while (!waiting().isEmpty()) {
			waiting().forEach((entry) -> {
				assertThat(file(entry)).isEqualTo(EntryFiling.Filing.FILED);
				this.filed.add(entry);
			});
			tryUntilFinished(issued);
		}
	}

	@Test
	void madeIsNotWrittenAndTheQueueLeavesItAlone() {
		Issued issued = issue();
		runDue();
		String made = waiting().getFirst().document();

		tryTimes(3);
		this.writing.run(waiting().getFirst().id());

		assertThat(entries(issued)).singleElement().satisfies((entry) -> {
			assertThat(entry.state()).isEqualTo(RecordEntry.State.TO_FILE);
			assertThat(entry.writtenAt()).isNull();
		});
		assertThat(waiting().getFirst().document()).as("not made again").isEqualTo(made);
		assertThat(this.writing.forgotten()).doesNotContain(waiting().getFirst().id());
	}

	@Test
	void theNextEntryIsNotMadeBeforeTheOneBeforeIsFiled() {
		Issued issued = issue();
		runDue();
		revoke(issued);
		tryTimes(3);
		assertThat(states(issued)).containsExactly(RecordEntry.State.TO_FILE, RecordEntry.State.PENDING);

		file(waiting().getFirst());
		runDue();

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE, RecordEntry.State.TO_FILE);
	}

	@Test
	void anAdministratorFindsItOpensItAndSaysThatItIsFiled() throws Exception {
		Issued issued = issue();
		runDue();
		EntryToFile entry = waiting().getFirst();

		String page = answer(get(LIST), this.administrator).getContentAsString();
		assertThat(page).contains("To be printed and filed", "Robin Alex Sample", issued.person().nhsNumber().spaced(),
				"What was prescribed");
		MockHttpServletResponse opened = answer(get(LIST + "/" + entry.id() + "/document"), this.administrator);
		assertThat(opened.getContentType()).isEqualTo("application/pdf");
		assertThat(opened.getHeader("Cache-Control")).contains("no-store");
		PrintedPaper paper = new PrintedPaper(opened.getContentAsByteArray());
		assertThat(paper.againstKeeping()).isEmpty();
		assertThat(paper.words()).contains("Robin Alex Sample", "Peer support prescribed by Dr Test");

		assertThat(answer(confirm(entry, hidden(page)), this.administrator).getStatus()).isEqualTo(302);
		assertThat(answer(confirm(entry, hidden(page)), this.clinician).getStatus()).as("again").isEqualTo(302);

		assertThat(entries(issued)).singleElement().satisfies((one) -> {
			assertThat(one.state()).isEqualTo(RecordEntry.State.DONE);
			assertThat(one.filedBy()).isEqualTo("Alex Administrator");
		});
		assertThat(answer(get(LIST), this.clinician).getContentAsString()).contains("Nothing waits to be filed");
		assertThat(audited(issued)).containsSubsequence("list-entries-to-file", "open-entry-document", "file-entry");
		assertThat(audited(issued).stream().filter("file-entry"::equals)).as("once").hasSize(1);
	}

	@Test
	void anotherPracticeFindsNothingAndNoOtherRoleComesIn() throws Exception {
		issue();
		runDue();
		EntryToFile entry = waiting().getFirst();
		Actor neighbour = Actors.administratorOf(new OdsCode("Z90002"));

		assertThat(answer(get(LIST), neighbour).getContentAsString()).doesNotContain(entry.id().toString());
		assertThat(answer(get(LIST + "/" + entry.id() + "/document"), neighbour).getStatus()).isEqualTo(404);
		assertThat(answer(confirm(entry, entry.document()), neighbour).getStatus()).isEqualTo(404);
		assertThat(answer(confirm(entry, entry.document()), Actors.operator()).getStatus()).isEqualTo(403);
		assertThat(
				this.pages.perform(post(LIST + "/" + entry.id() + "/filed").with(Actors.signedIn(this.administrator)))
					.andReturn()
					.getResponse()
					.getStatus())
			.as("without the form's token")
			.isEqualTo(403);
		assertThat(waiting()).hasSize(1);
	}

	@Test
	void whatThePatientTakesBackIsNotToBeFiledAnyMore() throws Exception {
		Issued issued = issue();
		arrive(issued);
		choose(issued, RecordSharing.EVERYTHING);
		answerWeekSix(issued);
		runDue();
		revoke(issued);
		runDue();
		EntryToFile entry = waiting().getFirst();
		assertThat(entry.kind()).isEqualTo(RecordEntry.Kind.FIRST_OUTCOME);

		choose(issued, RecordSharing.NOTHING);

		assertThat(waiting()).isEmpty();
		MockHttpServletResponse refused = answer(confirm(entry, entry.document()), this.administrator);
		assertThat(refused.getStatus()).isEqualTo(409);
		assertThat(refused.getContentAsString()).contains("not to be in the record any more");
		runDue();
		assertThat(states(issued)).as("the end waits no longer")
			.containsExactly(RecordEntry.State.DONE, RecordEntry.State.CANCELLED, RecordEntry.State.TO_FILE);
	}

	@Test
	void whatWasMadeAnewSinceItWasPrintedIsNotTakenAsFiled() throws Exception {
		Issued issued = issue();
		arrive(issued);
		choose(issued, RecordSharing.EVERYTHING);
		answerWeekSix(issued);
		runDue();
		file(waiting().getFirst());
		revoke(issued);
		runDue();
		EntryToFile printed = waiting().getFirst();
		assertThat(printed.kind()).isEqualTo(RecordEntry.Kind.FINAL);
		choose(issued, RecordSharing.NOTHING);
		runDue();

		MockHttpServletResponse refused = answer(confirm(printed, printed.document()), this.administrator);

		assertThat(refused.getStatus()).isEqualTo(412);
		assertThat(refused.getContentAsString()).contains("made anew");
		assertThat(waiting()).singleElement()
			.satisfies((now) -> assertThat(file(now)).isEqualTo(EntryFiling.Filing.FILED));
	}

	@Test
	void whatWaitsTooLongIsATaskUntilItIsFiled() {
		Issued issued = issue();
		runDue();
		remind();
		assertThat(isTask(issued)).isFalse();

		this.clock.forward(Duration.ofDays(8));
		remind();
		remind();

		assertThat(isTask(issued)).isTrue();
		assertThat(waiting().getFirst().late()).isTrue();
		file(waiting().getFirst());
		assertThat(isTask(issued)).isFalse();
	}

	@Test
	void aPracticeWithoutAnyAddressToCallFilesOnPaper() throws Exception {
		this.routes.onPaperAlone(this.practice);
		Issued issued = issue();
		runDue();
		assertThat(answer(get("/practice/record"), this.administrator).getContentAsString())
			.contains("Paper: each entry is a document", "Entries to be printed and filed", "None yet");

		arrive(issued);

		assertThat(states(issued)).containsExactly(RecordEntry.State.DONE);
	}

	@Test
	void whatMayHaveArrivedBeforeThePracticeWentOverToPaperIsLookedForByHand() throws Exception {
		this.routes.choose(this.practice, EntryRoute.FHIR);
		this.record.breakWith(Fault.CUT_AFTER_COMMIT);
		Issued uncertain = issue();
		runDue();
		assertThat(states(uncertain)).containsExactly(RecordEntry.State.UNCERTAIN);
		this.routes.choose(this.practice, EntryRoute.PRINT);
		Issued later = issue();
		runDue();

		assertThat(waiting()).extracting(EntryToFile::lookFirst).containsExactly(true, false);
		String page = answer(get(LIST), this.administrator).getContentAsString();
		assertThat(page).contains("may have arrived", "do not file it again");
		file(waiting().getFirst());
		assertThat(states(uncertain)).containsExactly(RecordEntry.State.DONE);
		assertThat(states(later)).containsExactly(RecordEntry.State.TO_FILE);
		assertThat(answer(get(LIST), this.administrator).getContentAsString()).doesNotContain("may have arrived");
	}

	private List<EntryToFile> waiting() {
		return inPractice(() -> this.filing.waiting(this.administrator));
	}

	private EntryFiling.Filing file(EntryToFile entry) {
		return inPractice(() -> this.filing.filed(entry.id(), entry.document(), this.administrator));
	}

	private void remind() {
		new AccessScope.OfBackground("test").run(this.filing::remind);
	}

	private boolean isTask(Issued issued) {
		return this.worklist.isOpen(WorkKind.RECORD_NOT_FILED, this.practice, issued.prescription().value().toString());
	}

	private static MockHttpServletRequestBuilder confirm(EntryToFile entry, String document) {
		return post(LIST + "/" + entry.id() + "/filed").param("document", document).with(csrf());
	}

	private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, Actor actor) throws Exception {
		return this.pages.perform(request.with(Actors.signedIn(actor)).accept("text/html", "application/pdf"))
			.andReturn()
			.getResponse();
	}

	private static String hidden(String page) {
		Matcher found = Pattern.compile("name=\"document\" value=\"([0-9a-f]+)\"").matcher(page);
		assertThat(found.find()).isTrue();
		return found.group(1);
	}

	private List<String> audited(Issued issued) {
		TransactionTemplate transaction = new TransactionTemplate(
				this.context.getBean(PlatformTransactionManager.class));
		return inPractice(() -> transaction
			.execute((status) -> this.jdbc.sql("select activity from audit.entry where entity_id = ? order by id")
				.param(issued.prescription().value().toString())
				.query(String.class)
				.list()));
	}

}
