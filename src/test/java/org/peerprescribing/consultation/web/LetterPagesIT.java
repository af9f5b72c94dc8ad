package org.peerprescribing.consultation.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.LadderEntry;
import org.peerprescribing.referral.Link;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.People;
import org.peerprescribing.support.PrintedPaper;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/** A clinician prints the letter. */
@IntegrationTest
class LetterPagesIT {

	private static final Actor CLINICIAN = Actors.clinician();

	@Autowired
	private ApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private Referrals referrals;

	@Autowired
	private Prescribing prescribing;

	@Autowired
	private Consents consents;

	@Autowired
	private Worklist worklist;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.LETTER, null, null));
	}

	@Test
	void isPaperThatNoBrowserKeepsAndWhoseNameSaysNothing() throws Exception {
		MockHttpServletResponse answer = print(CLINICIAN);

		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentType()).isEqualTo("application/pdf");
		assertThat(answer.getHeader("Cache-Control")).contains("no-store");
		assertThat(answer.getHeader("Content-Disposition")).isEqualTo("inline; filename=\"letter.pdf\"");
		PrintedPaper letter = new PrintedPaper(answer.getContentAsByteArray());
		assertThat(letter.againstUniversalAccess()).isEmpty();
		assertThat(letter.words()).contains("Robin Alex Sample", "Willow Bank Surgery", "on these days");
		assertThat(letter.square()).startsWith("https://peer.example/l/");
	}

	@Test
	void leadsToALinkThatOpensAndLeavesTheOlderOneAlive() throws Exception {
		Link older = this.path.link(this.context);

		String square = new PrintedPaper(print(CLINICIAN).getContentAsByteArray()).square();

		assertThat(opens("/l/" + older.token())).isEqualTo(200);
		assertThat(opens(URI.create(square).getPath())).isEqualTo(200);
		assertThat(opens("/l/" + "0".repeat(32))).isNotEqualTo(200);
	}

	@Test
	void isSentOnTheCliniciansWordOnceAndSettlesTheTask() throws Exception {
		String subject = this.path.prescription().value().toString();
		IssuedPath.background()
			.run(() -> this.worklist.open(new NewWorkItem(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, Role.CLINICIAN,
					this.path.patient().value(), subject, Duration.ofDays(2))));
		assertThat(page("/worklist")).contains("/prescriptions/" + subject + "/letter");

		print(CLINICIAN);
		print(CLINICIAN);

		assertThat(ladder()).extracting(LadderEntry::step, LadderEntry::evidence)
			.containsExactly(org.assertj.core.groups.Tuple.tuple(UptakeStep.ISSUED, Evidence.SYSTEM_OBSERVED),
					org.assertj.core.groups.Tuple.tuple(UptakeStep.SENT, Evidence.CLINICIAN_ENTERED));
		assertThat(this.worklist.isOpen(WorkKind.PRINT_LETTER, Actors.WILLOW_BANK, subject)).isFalse();
		assertThat(rows(
				"select activity from audit.entry where entity_id = '" + subject + "' and activity = 'print-letter'"))
			.hasSize(2);
		assertThat(rows(
				"select state from notification.message where template = 'LINK' and prescription = '" + subject + "'"))
			.as("what was handed over is not posted as well")
			.containsExactly("CANCELLED");
	}

	@Test
	void isNotThereForAnotherPractice() throws Exception {
		assertThat(print(Actors.clinicianOf(Actors.HARBOUR_STREET)).getStatus()).isEqualTo(404);
		assertThat(ladder()).hasSize(1);
	}

	@Test
	void isNoMoreOnceThePrescriptionIsWithdrawn() throws Exception {
		inPractice(() -> this.prescribing.revoke(this.path.prescription(),
				this.prescribing.find(this.path.prescription()).orElseThrow().version(), CLINICIAN));

		MockHttpServletResponse refused = print(CLINICIAN);

		assertThat(refused.getStatus()).isEqualTo(409);
		assertThat(refused.getContentAsString()).contains("This prescription has ended");
	}

	@Test
	void isNotPrintedForSomebodyWhoStoppedAllMessages() throws Exception {
		new AccessScope.OfPatient(this.path.patient().value())
			.run(() -> this.consents.withdrawContact(this.path.patient(), Actors.WILLOW_BANK));

		assertThat(print(CLINICIAN).getStatus()).isEqualTo(409);
	}

	@Test
	void isOfferedOnThePageOfThePrescription() throws Exception {
		assertThat(page("/prescriptions/" + this.path.prescription().value())).contains("Print the letter",
				"/prescriptions/" + this.path.prescription().value() + "/letter");
	}

	private List<LadderEntry> ladder() {
		return IssuedPath.background()
			.call(() -> this.referrals.ladder(this.referrals.latest(this.path.prescription()).orElseThrow().id()));
	}

	private MockHttpServletResponse print(Actor actor) throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.post("/prescriptions/{id}/letter", this.path.prescription().value())
				.with(csrf())
				.with(Actors.signedIn(actor))
				.accept(MediaType.TEXT_HTML, MediaType.ALL))
			.andReturn()
			.getResponse();
	}

	private String page(String address) throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.get(address).with(Actors.signedIn(CLINICIAN)).accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	private int opens(String address) throws Exception {
		return this.mvc.perform(MockMvcRequestBuilders.get(address).accept(MediaType.TEXT_HTML))
			.andReturn()
			.getResponse()
			.getStatus();
	}

	private List<String> rows(String sql) {
		return IssuedPath.background()
			.call(() -> Objects.requireNonNull(this.transaction
				.execute((status) -> this.jdbc.sql(sql).query((row, n) -> row.getString(1)).list())));
	}

	private static void inPractice(Runnable work) {
		new AccessScope.OfOrganisation(Actors.WILLOW_BANK).run(work);
	}

}
