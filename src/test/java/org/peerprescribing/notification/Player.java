package org.peerprescribing.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Does the deeds of one play: the patient's through their own pages, opened with the code
 * of the newest message, the staff's through theirs.
 */
final class Player {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	/** Shorter than a visit lasts. */
	private static final Duration VISIT = Duration.ofMinutes(20);

	private static final Pattern CODE = Pattern.compile("\\b([0-9A-Z]{4} [0-9A-Z]{4})\\b");

	private static final String CODE_FOR_COMMUNITY = "id=\"community-code\"[^>]*>([^<]+)<";

	private final Play play;

	private final IssuedPath path;

	private final ApplicationContext context;

	private final MovableClock clock;

	private final MockMvc mvc;

	private final String community;

	private Cookie @Nullable [] visit;

	private @Nullable Instant visitBegan;

	/** What the patient gives to the community. */
	private String code = "";

	private @Nullable Throwable fault;

	Player(Play play, IssuedPath path, ApplicationContext context) {
		this.play = play;
		this.path = path;
		this.context = context;
		this.clock = context.getBean(MovableClock.class);
		this.mvc = context.getBean(MockMvc.class);
		this.community = PRACTICE.call(() -> context.getBean(Referrals.class).latest(path.prescription()))
			.orElseThrow()
			.community()
			.value();
	}

	Play play() {
		return this.play;
	}

	IssuedPath path() {
		return this.path;
	}

	/** What went wrong first; the rest of this play is left out then. */
	@Nullable Throwable fault() {
		return this.fault;
	}

	void act(Play.Moment when) {
		for (String deed : this.play.deeds().getOrDefault(when, List.of())) {
			if (this.fault == null) {
				try {
					act(deed.split(" "));
				}
				catch (Exception | AssertionError ex) {
					this.fault = new AssertionError("Day " + when.day() + ": " + deed, ex);
				}
			}
		}
	}

	private void act(String[] deed) throws Exception {
		switch (deed[0]) {
			case "open" -> visit();
			case "go", "joined", "member", "none", "stop" -> send("/my/" + deed[0]);
			case "needs-help" -> send("/my/help-now");
			case "not-right" -> send("/my/not-right", "reason=" + deed[1]);
			case "another" ->
				send("/my/others", "community=" + first(look("/my"), "name=\"community\" value=\"([^\"]+)\""));
			case "remind" -> send("/my/remind", "days=" + deed[1]);
			case "answer" -> answer(deed);
			case "asks-for-code" -> this.code = first(send("/my/code"), CODE_FOR_COMMUNITY);
			case "community" ->
				staff(post("/community/code").param("code", this.code).param("outcome", deed[1]).with(csrf()));
			case "revoked" -> revoke();
			case "suspended" -> staff(post("/directory/" + this.community + "/suspend").param("why", "Test")
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())));
			case "vetted-again" ->
				IssuedPath.vet(this.context, new org.peerprescribing.directory.CommunityId(this.community));
			case "dies" -> PRACTICE.run(() -> this.context.getBean(Patients.class).markDeceased(this.path.patient()));
			case "leaves" -> PRACTICE.run(() -> this.context.getBean(Patients.class).markLeft(this.path.patient()));
			case "declines" -> PRACTICE.run(() -> this.context.getBean(Referrals.class)
				.recordUptake(this.path.prescription(), UptakeStep.DECLINED, Evidence.CLINICIAN_ENTERED,
						this.clock.instant()));
			default -> throw new IllegalArgumentException("No such deed: " + deed[0]);
		}
	}

	private void answer(String[] deed) throws Exception {
		String asked = first(look("/my/check-in"), "name=\"checkIn\" value=\"([^\"]+)\"");
		String[] answers = deed.clone();
		answers[0] = "checkIn=" + asked;
		send("/my/check-in", answers);
	}

	private void revoke() throws Exception {
		String page = "/prescriptions/" + this.path.prescription().value();
		String version = first(html(get(page).with(Actors.signedIn(Actors.clinician()))),
				"name=\"version\" value=\"([^\"]+)\"");
		staff(post(page + "/revoke").param("version", version).with(csrf()).with(Actors.signedIn(Actors.clinician())));
	}

	private String look(String page) throws Exception {
		return html(get(page).cookie(visit()));
	}

	private String send(String page, String... fields) throws Exception {
		MockHttpServletRequestBuilder request = post(page).cookie(visit()).with(csrf());
		for (String field : fields) {
			String[] parts = field.split("=");
			request.param(parts[0], parts[1]);
		}
		return html(request);
	}

	private void staff(MockHttpServletRequestBuilder request) throws Exception {
		assertThat(perform(request).getStatus()).isEqualTo(302);
	}

	/** By the code of the newest message, as somebody would who has just looked at it. */
	private Cookie[] visit() throws Exception {
		Instant now = this.clock.instant();
		if (this.visit == null || Objects.requireNonNull(this.visitBegan).plus(VISIT).isBefore(now)) {
			Matcher code = CODE.matcher(new MessageRows(this.context).outbox(this.path).getLast());
			assertThat(code.find()).as("a code in the newest message").isTrue();
			MockHttpServletResponse response = perform(post("/c").param("code", code.group(1))
				.param("day", "17")
				.param("month", "5")
				.param("year", "1985")
				.with(csrf()));
			assertThat(response.getStatus()).isEqualTo(303);
			this.visit = response.getCookies();
			this.visitBegan = now;
		}
		return this.visit;
	}

	private String html(MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse response = perform(request);
		assertThat(response.getStatus()).isLessThan(400);
		return response.getContentAsString();
	}

	private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
		return this.mvc.perform(request.accept("text/html")).andReturn().getResponse();
	}

	private static String first(String html, String pattern) {
		Matcher found = Pattern.compile(pattern).matcher(html);
		assertThat(found.find()).as(pattern).isTrue();
		return Objects.requireNonNull(found.group(1));
	}

}
