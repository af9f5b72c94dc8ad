package org.peerprescribing.referral.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.referral.LinkFetch;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IssuedPath;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;

/** Programs that look at links are counted apart, and change nothing of anybody. */
class MachineOpeningsIT extends PatientPagesSetup {

	/** Whatever a report, an entry in the record or a page could be made from. */
	private static final List<String> TABLES = List.of("referral.attempt", "referral.ladder_entry", "referral.link",
			"referral.visit", "referral.path", "reporting.fact", "carerecord.write_back", "notification.message",
			"outcomes.check_in", "prescribing.prescription");

	@Test
	void aHundredOfThemLeaveTheLadderAndEveryWayOutOfTheHouseAsTheyWere() throws Exception {
		List<String> before = everything();
		long counted = counted();
		for (int i = 0; i < 25; i++) {
			look(head(address()));
			look(get(address()).header("Sec-Purpose", "prefetch;prerender"));
			look(get(address()).header("User-Agent", "Slackbot-LinkExpanding 1.0"));
			look(get(address()));
		}

		assertThat(everything()).isEqualTo(before);
		assertThat(counted()).isEqualTo(counted + 100);
		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
		confirm();
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	@Test
	void whatOpensNothingIsNotCounted() throws Exception {
		long counted = counted();

		this.mvc.perform(get("/l/0123456789ABCDEFGHJKMNPQRSTVWXYZ")).andReturn();

		assertThat(counted()).isEqualTo(counted);
	}

	@ParameterizedTest
	@CsvSource({ "HEAD, , , HEAD", "GET, Sec-Purpose, prefetch, PREFETCH", "GET, Purpose, prefetch, PREFETCH",
			"GET, X-Moz, prefetch, PREFETCH", "GET, User-Agent, WhatsApp/2.23, SCANNER",
			"GET, User-Agent, facebookexternalhit/1.1, SCANNER", "GET, User-Agent, Googlebot/2.1, SCANNER",
			"GET, User-Agent, curl/8.5.0, SCANNER",
			"GET, User-Agent, Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1, PLAIN",
			"GET, , , PLAIN" })
	void programsThatSaySoAreToldFromWhoeverElse(String method, String header, String value, LinkFetch kind) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/l/x");
		if (header != null) {
			request.addHeader(header, value);
		}

		assertThat(FetchedBy.of(request)).isEqualTo(kind);
	}

	private String address() {
		return "/l/" + this.link.token();
	}

	private void look(MockHttpServletRequestBuilder request) throws Exception {
		assertThat(page(request).getStatus()).isEqualTo(200);
	}

	/** Rows of this prescription, and what the FHIR door says of it. */
	private List<String> everything() throws Exception {
		List<String> all = new ArrayList<>();
		for (String table : TABLES) {
			String column = table.equals("prescribing.prescription") ? "id"
					: table.equals("referral.ladder_entry") ? "patient" : "prescription";
			Object value = column.equals("patient") ? this.path.patient().value() : this.path.prescription().value();
			all.addAll(rows("select t::text from " + table + " t where " + column + " = ? order by 1", value));
		}
		all.add(new FhirCalls((WebApplicationContext) this.context)
			.get(Actors.clinician(), "/Task/" + latest().id().value())
			.getContentAsString());
		return all;
	}

	private long counted() {
		return rows("select coalesce(sum(fetches), 0)::text from referral.fetch_count where day > ?",
				java.time.LocalDate.EPOCH)
			.stream()
			.mapToLong(Long::parseLong)
			.sum();
	}

	private List<String> rows(String sql, Object value) {
		Supplier<List<String>> work = () -> Objects.requireNonNull(this.context.getBean(TransactionTemplate.class)
			.execute((status) -> this.context.getBean(JdbcClient.class)
				.sql(sql)
				.param(value)
				.query((row, n) -> row.getString(1))
				.list()));
		return IssuedPath.background().call(work);
	}

}
