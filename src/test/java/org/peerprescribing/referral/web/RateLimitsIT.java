package org.peerprescribing.referral.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.RateLimits;
import org.peerprescribing.identity.Role;
import org.peerprescribing.referral.Link;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.Pools;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.TestProperties;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** Two replicas on one database, with narrow limits: they count together. */
@IntegrationTest
class RateLimitsIT {

	private static final int AT_ONCE = 10;

	/**
	 * So long that no second one is earned while a test runs, but where it waits for it.
	 */
	private static final String EACH = "20s";

	private static final List<ConfigurableApplicationContext> REPLICAS = new ArrayList<>();

	private static final List<MockMvc> PAGES = new ArrayList<>();

	@Autowired
	private ApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	private Link link;

	/** Of this test alone. */
	private String address = "";

	private int turn;

	@BeforeAll
	static void startBoth() {
		for (int n = 0; n < 2; n++) {
			SpringApplication application = new SpringApplication(PeerPrescribingApplication.class);
			application.addInitializers(new TestProperties(), (made) -> {
				for (String limit : List.of("unknown-link", "wrong-code", "fhir-client", "staff-change")) {
					String name = "peerprescribing.limits." + limit;
					String each = limit.equals("staff-change") ? "1s" : EACH;
					TestPropertyValues.of(name + ".at-once=" + AT_ONCE, name + ".each=" + each).applyTo(made);
				}
			});
			ConfigurableApplicationContext replica = application.run("--server.port=0",
					"--spring.main.register-shutdown-hook=false");
			REPLICAS.add(replica);
			PAGES.add(MockMvcBuilders.webAppContextSetup((WebApplicationContext) replica)
				.apply(SecurityMockMvcConfigurers.springSecurity())
				.build());
		}
	}

	@AfterAll
	static void stopBoth() {
		REPLICAS.forEach(ConfigurableApplicationContext::close);
	}

	@BeforeEach
	void issue() {
		this.link = IssuedPath.issue(this.context).link(this.context);
		this.address = "2001:db8:" + Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + ":"
				+ Integer.toHexString(UUID.randomUUID().hashCode() & 0xffff) + "::1";
	}

	@Test
	void whoTriesLinksOutIsStoppedByBothTogetherAndARealLinkBesideThemOpens() throws Exception {
		List<Integer> answers = new ArrayList<>();
		for (int n = 0; n < 100; n++) {
			answers.add(from(this.address, get("/l/" + LinkText.newToken())).getStatus());
		}
		MockHttpServletResponse neighbour = from(this.address, get("/l/" + this.link.token()));
		MockHttpServletResponse confirmed = from(this.address, born(post("/l/" + this.link.token())));
		MockHttpServletResponse elsewhere = from("198.51.100." + (this.address.hashCode() & 0x7f),
				get("/l/" + LinkText.newToken()));

		assertThat(answers.subList(0, AT_ONCE)).containsOnly(404);
		assertThat(answers.subList(AT_ONCE, 100)).containsOnly(429);
		assertThat(neighbour.getStatus()).isEqualTo(200);
		assertThat(confirmed.getStatus()).isEqualTo(303);
		assertThat(elsewhere.getStatus()).isEqualTo(404);
	}

	@Test
	void thePageSaysToWaitInBothLanguagesAndShowsUrgentHelp() throws Exception {
		useUp();
		MockHttpServletResponse english = from(this.address, get("/l/" + LinkText.newToken()));
		MockHttpServletResponse welsh = from(this.address, get("/l/" + LinkText.newToken() + "?lang=cy"));
		MockHttpServletResponse program = PAGES.getFirst().perform(get("/l/" + LinkText.newToken()).with((request) -> {
			request.setRemoteAddr(this.address);
			return request;
		})).andReturn().getResponse();

		assertThat(english.getContentAsString()).contains("Too many tries")
			.contains("Wait a minute or two")
			.contains("id=\"urgent-help\"")
			.contains("116 123")
			.doesNotContain("??");
		assertThat(welsh.getContentAsString()).contains("Gormod o gynigion")
			.contains("Arhoswch funud neu ddwy")
			.contains("id=\"urgent-help\"");
		assertThat(program.getContentType()).startsWith("application/problem+json");
		assertThat(program.getContentAsString()).contains("too-many");
		for (MockHttpServletResponse answer : List.of(english, welsh, program)) {
			assertThat(answer.getStatus()).isEqualTo(429);
			assertThat(Integer.parseInt(String.valueOf(answer.getHeader("Retry-After")))).isBetween(1, 20);
		}
	}

	@Test
	void afterTooManyWrongCodesTheRightOneIsRefusedLikeTheRestAndTakenElsewhere() throws Exception {
		for (int n = 0; n < AT_ONCE; n++) {
			assertThat(code("ABCDEFGH", this.address).getStatus()).isEqualTo(422);
		}
		MockHttpServletResponse wrong = code("ABCDEFGH", this.address);
		MockHttpServletResponse right = code(this.link.code(), this.address);

		assertThat(wrong.getStatus()).isEqualTo(429);
		assertThat(right.getStatus()).isEqualTo(429);
		assertThat(code(this.link.code(), "198.51.100.9").getStatus()).isEqualTo(303);
	}

	@Test
	void aClientOfTheFhirDoorThatAsksTooOftenIsToldWhenToComeBackAndOthersAreNot() throws Exception {
		Actor busy = someone(Role.RECORD_SYSTEM);
		List<Integer> answers = new ArrayList<>();
		for (int n = 0; n < AT_ONCE; n++) {
			answers.add(fhir().get(busy, "/ServiceRequest/" + UUID.randomUUID()).getStatus());
		}
		MockHttpServletResponse tooMany = fhir().get(busy, "/ServiceRequest/" + UUID.randomUUID());
		MockHttpServletResponse other = fhir().get(someone(Role.RECORD_SYSTEM), "/ServiceRequest/" + UUID.randomUUID());

		assertThat(answers).containsOnly(404);
		assertThat(tooMany.getStatus()).isEqualTo(429);
		assertThat(tooMany.getContentAsString()).contains("OperationOutcome")
			.contains("throttled")
			.contains("too-many");
		assertThat(Integer.parseInt(String.valueOf(tooMany.getHeader("Retry-After")))).isBetween(1, 20);
		assertThat(other.getStatus()).isEqualTo(404);
	}

	@Test
	void aScriptThatPrescribesInSomebodysNameIsStoppedAndMayGoOnAtAHumanPace() throws Exception {
		Actor clinician = someone(Role.CLINICIAN);
		List<Integer> answers = new ArrayList<>();
		for (int n = 0; n < 100; n++) {
			answers.add(send(clinician));
		}

		assertThat(answers.subList(0, AT_ONCE)).doesNotContain(429);
		assertThat(answers.subList(AT_ONCE, 100).stream().filter((status) -> status == 429).count()).isGreaterThan(60);
		assertThat(send(someone(Role.CLINICIAN))).isNotEqualTo(429);
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> send(clinician) != 429);
	}

	@Test
	void whatCannotBeCountedIsNotAnsweredAndNobodyIsLockedOutAfterwards() throws Exception {
		MockHttpServletResponse uncounted;
		MockHttpServletResponse known;
		try {
			asAdministrator("alter role " + PostgresForTests.RUN + " set default_transaction_read_only = on");
			uncounted = from(this.address, get("/l/" + LinkText.newToken()));
			known = from(this.address, get("/l/" + this.link.token()));
			for (int n = 0; n < 3 * AT_ONCE; n++) {
				from(this.address, get("/l/" + LinkText.newToken()));
			}
		}
		finally {
			asAdministrator("alter role " + PostgresForTests.RUN + " reset default_transaction_read_only");
		}

		assertThat(uncounted.getStatus()).isEqualTo(503);
		assertThat(uncounted.getHeader("Retry-After")).isEqualTo("5");
		assertThat(known.getStatus()).isEqualTo(200);
		assertThat(from(this.address, get("/l/" + LinkText.newToken())).getStatus()).isEqualTo(404);
	}

	@Test
	void whoTriedIsKeptAsAHashAndForgottenWithinTheHour() throws Exception {
		useUp();
		this.jdbc
			.sql("insert into identity.allowance values ('unknown-link', ?, clock_timestamp() - interval '1 second')")
			.param("0".repeat(64))
			.update();

		List<String> rows = this.jdbc.sql("select subject from identity.allowance")
			.query((row, n) -> row.getString(1))
			.list();
		int forgotten = this.context.getBean(RateLimits.class).forget();

		assertThat(rows).isNotEmpty().allMatch((row) -> row.matches("[0-9a-f]{64}"));
		assertThat(forgotten).isPositive();
		assertThat(from(this.address, get("/l/" + LinkText.newToken())).getStatus()).isEqualTo(429);
		assertThat(this.jdbc
			.sql("select count(*) from identity.allowance where full_at > clock_timestamp() + interval '50 minutes'"
					+ " or full_at < clock_timestamp() - interval '10 minutes'")
			.query(Integer.class)
			.single()).isZero();
	}

	private void useUp() throws Exception {
		for (int n = 0; n < AT_ONCE; n++) {
			from(this.address, get("/l/" + LinkText.newToken()));
		}
	}

	private MockHttpServletResponse code(String code, String from) throws Exception {
		return from(from, born(post("/c").param("code", code)));
	}

	private static MockHttpServletRequestBuilder born(MockHttpServletRequestBuilder request) {
		return request.param("day", "17").param("month", "5").param("year", "1985").with(csrf());
	}

	/** In turn at the one and the other. */
	private MockHttpServletResponse from(String from, MockHttpServletRequestBuilder request) throws Exception {
		return PAGES.get(this.turn++ % 2).perform(request.accept("text/html").with((built) -> {
			built.setRemoteAddr(from);
			return built;
		})).andReturn().getResponse();
	}

	private FhirCalls fhir() throws Exception {
		return new FhirCalls((WebApplicationContext) REPLICAS.get(this.turn++ % 2));
	}

	private int send(Actor clinician) throws Exception {
		return PAGES.get(this.turn++ % 2)
			.perform(post("/prescribe/visits/" + UUID.randomUUID()).param("community", "none")
				.with(Actors.signedIn(clinician))
				.with(csrf()))
			.andReturn()
			.getResponse()
			.getStatus();
	}

	private static Actor someone(Role role) {
		return new Actor(UUID.randomUUID().toString(), "Sam Someone", Actors.WILLOW_BANK, java.util.Set.of(role));
	}

	private void asAdministrator(String sql) throws SQLException {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		Pools.renew(Stream.concat(REPLICAS.stream(), Stream.of(this.context))
			.map((replica) -> replica.getBean(HikariDataSource.class))
			.toList());
	}

}
