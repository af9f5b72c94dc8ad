package org.peerprescribing.outcomes.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.outcomes.CheckIn;
import org.peerprescribing.outcomes.CheckInWeek;
import org.peerprescribing.outcomes.CheckIns;
import org.peerprescribing.outcomes.Measure;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A patient who comes back to their own page some days after it was sent. */
@IntegrationTest
abstract class OutcomePagesSetup {

	@Autowired
	ApplicationContext context;

	@Autowired
	MockMvc mvc;

	@Autowired
	MovableClock clock;

	IssuedPath path;

	@BeforeEach
	void issue() {
		this.path = IssuedPath.issue(this.context);
	}

	@AfterEach
	void resetClock() {
		this.clock.reset();
	}

	/** Everything of this visit is sent with it. */
	Visit comeAfter(int days) throws Exception {
		this.clock.forward(Duration.ofDays(days));
		MockHttpServletResponse response = this.mvc
			.perform(post("/l/" + this.path.link(this.context).token()).param("day", "17")
				.param("month", "5")
				.param("year", "1985")
				.with(csrf())
				.accept("text/html"))
			.andReturn()
			.getResponse();
		assertThat(response.getStatus()).isEqualTo(303);
		return new Visit(response.getCookies());
	}

	CheckIn checkIn(CheckInWeek week) {
		return asPatient(() -> this.context.getBean(CheckIns.class).of(this.path.prescription())).stream()
			.filter((checkIn) -> checkIn.week() == week)
			.findFirst()
			.orElseThrow();
	}

	List<Measure> measures() {
		return asPatient(() -> this.context.getBean(Measures.class).of(this.path.prescription()));
	}

	<T> T asPatient(Supplier<T> what) {
		return new AccessScope.OfPatient(this.path.patient().value()).call(what::get);
	}

	final class Visit {

		private final jakarta.servlet.http.Cookie[] cookies;

		private Visit(jakarta.servlet.http.Cookie[] cookies) {
			this.cookies = cookies;
		}

		MockHttpServletResponse open(String page) throws Exception {
			return perform(get(page));
		}

		MockHttpServletResponse send(String page, Map<String, String> answers) throws Exception {
			MockHttpServletRequestBuilder request = post(page).with(csrf());
			answers.forEach(request::param);
			return perform(request);
		}

		MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
			return OutcomePagesSetup.this.mvc.perform(request.cookie(this.cookies).accept("text/html"))
				.andReturn()
				.getResponse();
		}

	}

}
