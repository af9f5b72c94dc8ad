package org.peerprescribing.referral.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.matching.Match;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.CommunityCodes;
import org.peerprescribing.referral.CommunityWord;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.LadderEntry;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.worklist.WorkKind;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A patient gives a community a code, and what the community may say with it. */
class CommunityCodesIT extends PatientPagesSetup {

	private static final Pattern SHOWN = Pattern.compile("id=\"community-code\"[^>]*>([^<]+)<");

	@Test
	void thePatientGetsACodeOnceTheyHaveGoneOnAndOnlyByItsButton() throws Exception {
		Cookie visit = confirm();
		String before = page(get("/my").cookie(visit)).getContentAsString();
		int tooEarly = page(post("/my/code").cookie(visit).with(csrf())).getStatus();
		page(post("/my/go").cookie(visit).with(csrf()));
		String after = page(get("/my").cookie(visit)).getContentAsString();
		List<String> looking = stored();
		int looked = page(get("/my/code").cookie(visit)).getStatus();
		int stranger = page(post("/my/code").with(csrf())).getStatus();
		String code = code(visit);

		assertThat(before).doesNotContain("/my/code");
		assertThat(tooEarly).isEqualTo(409);
		assertThat(after).contains("/my/code", "it says only whether you joined");
		assertThat(looking).isEmpty();
		assertThat(looked).isEqualTo(405);
		assertThat(stranger).isEqualTo(401);
		assertThat(code).matches("([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}");
		assertThat(page(get("/my").cookie(visit)).getContentAsString()).doesNotContain(code);
		assertThat(stored().getFirst()).doesNotContain(code, code.replace("-", ""))
			.contains(LinkText.hash(code.replace("-", "")));
	}

	@Test
	void theCommunityConfirmsJoiningOnceAndThePageShowsNothingOfThePerson() throws Exception {
		String code = codeOfSomebodyWhoWent();
		int sent = this.context.getBean(TrackRecords.class).openReferrals(latest().community());

		String asked = page(get("/community/code")).getContentAsString();
		var used = send(code.toLowerCase(java.util.Locale.ROOT).replace('-', ' ').replace('0', 'o').replace('1', 'l'),
				"joined");
		String thanks = page(get("/community/code/thanks")).getContentAsString();
		var again = send(code, "joined");

		assertThat(used.getStatus()).isEqualTo(302);
		assertThat(used.getHeader("Location")).isEqualTo("/community/code/thanks");
		assertThat(again.getStatus()).isEqualTo(422);
		for (String shown : List.of(asked, thanks, again.getContentAsString())) {
			assertThat(shown).doesNotContain(communityName(), "Willow Bank", "Robin", "epress", code, "??");
		}
		assertThat(latest().step()).isEqualTo(UptakeStep.JOINED);
		assertThat(latest().evidence()).isEqualTo(Evidence.COMMUNITY_CONFIRMED);
		assertThat(this.context.getBean(TrackRecords.class).openReferrals(latest().community())).isEqualTo(sent);
		assertThat(facts()).contains("JOINED COMMUNITY_CONFIRMED");
		assertThat(audited()).contains("make-community-code by patient SUCCESS",
				"use-community-code by community SUCCESS", "use-community-code by community REFUSED");
		assertThat(page(get("/my").cookie(confirm())).getContentAsString())
			.contains("The group told us that you joined.");
	}

	@Test
	void whatThePatientSaidIsConfirmedBesideItAndCountsAsOneJoining() throws Exception {
		String code = codeOfSomebodyWhoWent();
		page(post("/my/joined").cookie(confirm()).with(csrf()));
		long joined = joinedFacts();

		assertThat(send(code, "joined").getStatus()).isEqualTo(302);

		assertThat(joinedFacts()).isEqualTo(joined);
		assertThat(PRACTICE.call(() -> this.referrals.ladder(latest().id())))
			.extracting(LadderEntry::step, LadderEntry::evidence)
			.contains(tuple(UptakeStep.JOINED, Evidence.PATIENT_REPORTED),
					tuple(UptakeStep.JOINED, Evidence.COMMUNITY_CONFIRMED));
		assertThat(facts()).contains("JOINED PATIENT_REPORTED", "JOINED COMMUNITY_CONFIRMED");
	}

	@Test
	void aRefusalOffersOthersAndNeverTheSameOneAgain() throws Exception {
		String code = codeOfSomebodyWhoWent();
		CommunityId refused = latest().community();

		assertThat(send(code, "cannot-take").getStatus()).isEqualTo(302);

		String page = page(get("/my").cookie(confirm())).getContentAsString();
		List<Match> others = as(() -> this.referrals.alternatives(this.path.prescription()));
		assertThat(latest().step()).isEqualTo(UptakeStep.COMMUNITY_REFUSED);
		assertThat(latest().evidence()).isEqualTo(Evidence.COMMUNITY_CONFIRMED);
		assertThat(latest().taskStatus()).isEqualTo("rejected");
		assertThat(page).contains("The group could not take you in.", "Choose this one")
			.doesNotContain("value=\"" + refused + "\"");
		assertThat(others).isNotEmpty().extracting((match) -> match.listed().community().id()).doesNotContain(refused);
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> as(() -> this.referrals.chooseAnother(this.path.prescription(), refused)))
			.satisfies((refusal) -> assertThat(refusal.problem()).isEqualTo(Problem.COMMUNITY_NOT_LISTED));
		assertThat(facts()).contains("COMMUNITY_REFUSED COMMUNITY_CONFIRMED");
		assertThat(status()).isEqualTo(Prescription.Status.ACTIVE);
	}

	@Test
	void afterTheLastRefusalAPersonIsAskedToHelp() throws Exception {
		for (int attempt = 1; attempt <= 2; attempt++) {
			CommunityId other = as(() -> this.referrals.sayNotRight(this.path.prescription(), NotRightReason.OTHER))
				.getFirst()
				.listed()
				.community()
				.id();
			as(() -> this.referrals.chooseAnother(this.path.prescription(), other));
		}
		String code = codeOfSomebodyWhoWent();

		send(code, "cannot-take");

		assertThat(asked(WorkKind.NO_COMMUNITY_FITS)).isTrue();
		assertThat(status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(page(get("/my").cookie(confirm())).getContentAsString())
			.contains("The group could not take you in.");
	}

	@Test
	void everyCodeThatIsNotTakenGetsTheSameAnswer() throws Exception {
		String former = codeOfSomebodyWhoWent();
		String current = code(confirm());
		String unknown = withoutToken(send("0000-0000-0000-0000", "joined"));
		List<String> answers = new ArrayList<>();
		for (String typed : List.of(former, "", "x", current + "0", current.substring(1), "\u0000",
				"<script>alert(1)</script>", "\u202e\ud83d\ude00", "9".repeat(5000))) {
			var answer = send(typed, "joined");
			assertThat(answer.getStatus()).as(typed).isEqualTo(422);
			answers.add(withoutToken(answer));
		}
		page(post("/my/joined").cookie(confirm()).with(csrf()));
		answers.add(withoutToken(send(current, "cannot-take")));
		var noWord = send(current, "perhaps");

		assertThat(answers).allMatch(unknown::equals);
		assertThat(noWord.getStatus()).isEqualTo(422);
		assertThat(noWord.getContentAsString()).contains("Choose one answer", "<title>Error: ");
		assertThat(send(current, "joined").getStatus()).as("none of this has used it up").isEqualTo(302);
	}

	@Test
	void aCodeEndsWithItsReferralItsPrescriptionAndItsTime() throws Exception {
		String ended = codeOfSomebodyWhoWent();
		as(() -> this.referrals.sayNotRight(this.path.prescription(), NotRightReason.TONE));
		assertThat(send(ended, "joined").getStatus()).isEqualTo(422);

		issue();
		String withdrawn = codeOfSomebodyWhoWent();
		PRACTICE.run(() -> this.prescribing.revoke(this.path.prescription(),
				this.prescribing.find(this.path.prescription()).orElseThrow().version(), Actors.clinician()));
		assertThat(send(withdrawn, "joined").getStatus()).isEqualTo(422);
		assertThat(latest().step()).isEqualTo(UptakeStep.REVOKED);

		issue();
		String expired = codeOfSomebodyWhoWent();
		this.clock.forward(Duration.ofDays(99));
		assertThat(send(expired, "joined").getStatus()).isEqualTo(422);
		this.clock.reset();
		assertThat(send(expired, "joined").getStatus()).isEqualTo(302);
	}

	@Test
	void afterFiveWrongTriesNotEvenTheRightCodeIsTakenForAWhile() throws Exception {
		String code = codeOfSomebodyWhoWent();
		String wrong = code.substring(0, 18) + ((code.charAt(18) == 'Z') ? 'Y' : 'Z');

		for (int tries = 0; tries < 5; tries++) {
			assertThat(send(wrong, "joined").getStatus()).isEqualTo(422);
		}
		int resting = send(code, "joined").getStatus();
		this.clock.forward(Duration.ofMinutes(2));

		assertThat(resting).isEqualTo(422);
		assertThat(send(code, "joined").getStatus()).isEqualTo(302);
	}

	@Test
	void ofManyUsesAtOnceOneWins() throws Exception {
		String code = codeOfSomebodyWhoWent();
		CommunityCodes codes = this.context.getBean(CommunityCodes.class);
		List<Callable<Boolean>> uses = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			CommunityWord word = CommunityWord.values()[i % 2];
			uses.add(() -> codes.use(code, word, null));
		}
		int taken = 0;
		try (ExecutorService people = Executors.newFixedThreadPool(6)) {
			for (Future<Boolean> answer : people.invokeAll(uses)) {
				taken += answer.get() ? 1 : 0;
			}
		}

		assertThat(taken).isEqualTo(1);
		assertThat(facts()).filteredOn((fact) -> fact.endsWith("COMMUNITY_CONFIRMED")).hasSize(1);
	}

	@Test
	void withoutItsFormNothingIsTaken() throws Exception {
		String code = codeOfSomebodyWhoWent();

		assertThat(page(post("/community/code").param("code", code).param("outcome", "joined")).getStatus())
			.isEqualTo(403);
		assertThat(page(get("/community/code").param("code", code).param("outcome", "joined")).getStatus())
			.isEqualTo(200);

		assertThat(latest().step()).isEqualTo(UptakeStep.LEFT_FOR_COMMUNITY);
	}

	private String codeOfSomebodyWhoWent() throws Exception {
		Cookie visit = confirm();
		page(post("/my/go").cookie(visit).with(csrf()));
		return code(visit);
	}

	private String code(Cookie visit) throws Exception {
		String page = page(post("/my/code").cookie(visit).with(csrf())).getContentAsString();
		Matcher shown = SHOWN.matcher(page);
		assertThat(shown.find()).isTrue();
		assertThat(page).contains("116 123", "/community/code").doesNotContain("??", communityName());
		return Objects.requireNonNull(shown.group(1));
	}

	private org.springframework.mock.web.MockHttpServletResponse send(String code, String outcome) throws Exception {
		return page(post("/community/code").param("code", code).param("outcome", outcome).with(csrf()));
	}

	private <T> T as(java.util.function.Supplier<T> patient) {
		return new AccessScope.OfPatient(this.path.patient().value()).call(patient);
	}

	private List<String> stored() {
		return rows("select to_jsonb(c)::text from referral.community_code c where patient = '"
				+ this.path.patient().value() + "'");
	}

	private List<String> facts() {
		return rows("select step || ' ' || evidence from reporting.fact where kind = 'UPTAKE' and prescription = '"
				+ this.path.prescription().value() + "'");
	}

	private List<String> audited() {
		return rows("select activity || ' by ' || actor || ' ' || outcome from audit.entry where entity_id = '"
				+ latest().id().value() + "'");
	}

	private long joinedFacts() {
		return rows("select at::text from directory.track_fact where fact = 'JOINED' and community = '"
				+ latest().community() + "'")
			.size();
	}

	private List<String> rows(String sql) {
		return IssuedPath.background()
			.call(() -> Objects.requireNonNull(this.context.getBean(TransactionTemplate.class)
				.execute((status) -> this.context.getBean(JdbcClient.class).sql(sql).query(String.class).list())));
	}

}
