package org.peerprescribing.referral.web;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.Pools;
import org.peerprescribing.support.PostgresForTests;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * The database cannot serve: everybody is told so at once, nothing is half done, and it
 * goes on as before when it is back.
 */
class OutagesIT extends PatientPagesSetup {

	@Autowired
	private HikariDataSource pool;

	@Autowired
	private WebApplicationContext web;

	@Test
	void whoFindsNoConnectionIsToldSoWithinSecondsAtEveryDoor() throws Exception {
		Cookie cookie = confirm();
		FhirCalls fhir = new FhirCalls(this.web);
		List<Connection> all = new ArrayList<>();
		long began;
		MockHttpServletResponse patient;
		MockHttpServletResponse page;
		MockHttpServletResponse resource;
		try {
			for (int n = 0; n < this.pool.getMaximumPoolSize(); n++) {
				all.add(this.pool.getConnection());
			}
			began = System.nanoTime();
			patient = page(get("/my").cookie(cookie));
			page = page(get("/l/" + this.link.token()));
			resource = fhir.get(Actors.clinician(), "/ServiceRequest/" + this.path.prescription().value());
		}
		finally {
			for (Connection connection : all) {
				connection.close();
			}
		}
		long seconds = (System.nanoTime() - began) / 1_000_000_000;

		for (MockHttpServletResponse answer : List.of(patient, page, resource)) {
			assertThat(answer.getStatus()).isEqualTo(503);
			assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
		}
		assertThat(resource.getContentAsString()).contains("OperationOutcome").contains("unavailable");
		assertThat(page.getContentAsString()).contains("999");
		assertThat(seconds).isLessThan(15);
		assertThat(page(get("/my").cookie(cookie)).getStatus()).isEqualTo(200);
	}

	@Test
	void aDatabaseThatOnlyReadsAfterAFailoverRefusesWhatWouldBeWritten() throws Exception {
		MockHttpServletResponse whileReadOnly;
		MockHttpServletResponse looked;
		try {
			asOwnerOfRoles("alter role " + PostgresForTests.RUN + " set default_transaction_read_only = on");
			newConnections();
			looked = page(get("/l/" + this.link.token()));
			whileReadOnly = page(born(post("/l/" + this.link.token()), "17", "5", "1985"));
		}
		finally {
			asOwnerOfRoles("alter role " + PostgresForTests.RUN + " reset default_transaction_read_only");
			newConnections();
		}

		assertThat(looked.getStatus()).isEqualTo(200);
		assertThat(whileReadOnly.getStatus()).isEqualTo(503);
		assertThat(whileReadOnly.getCookie(VisitFilter.COOKIE)).isNull();
		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
		confirm();
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	/** The database says of a full disk what it always says of one (53100). */
	@Test
	void aFullDiskRefusesWhatWouldBeWrittenAndLosesNothing() throws Exception {
		MockHttpServletResponse whileFull;
		try {
			asOwner("create function referral.no_room() returns trigger language plpgsql as"
					+ " $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;"
					+ " create trigger no_room before insert on referral.visit"
					+ " for each row execute function referral.no_room()");
			whileFull = page(born(post("/l/" + this.link.token()), "17", "5", "1985"));
		}
		finally {
			asOwner("drop function referral.no_room cascade");
		}

		assertThat(whileFull.getStatus()).isEqualTo(503);
		assertThat(whileFull.getHeader("Retry-After")).isEqualTo("5");
		assertThat(whileFull.getCookie(VisitFilter.COOKIE)).isNull();
		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
		confirm();
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	@Test
	void whatCannotBeAuditedIsNeitherAnsweredNorDone() throws Exception {
		Cookie cookie = confirm();
		FhirCalls fhir = new FhirCalls(this.web);
		MockHttpServletResponse read;
		MockHttpServletResponse done;
		try {
			asOwner("revoke insert on audit.entry from " + PostgresForTests.RUN);
			read = fhir.get(Actors.clinician(), "/ServiceRequest/" + this.path.prescription().value());
			done = page(post("/my/go").cookie(cookie)
				.with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors
					.csrf()));
		}
		finally {
			asOwner("grant insert on audit.entry to " + PostgresForTests.RUN);
		}

		assertThat(read.getStatus()).isEqualTo(503);
		assertThat(read.getContentAsString()).contains("unavailable").doesNotContain("ServiceRequest");
		assertThat(done.getStatus()).isEqualTo(503);
		assertThat(latest().step()).isEqualTo(UptakeStep.OPENED);
	}

	private void newConnections() {
		Pools.renew(List.of(this.pool));
	}

	private static void asOwner(String sql) throws SQLException {
		try (Connection connection = DriverManager.getConnection(PostgresForTests.url(), PostgresForTests.OWNER,
				PostgresForTests.PASSWORD); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static void asOwnerOfRoles(String sql) throws SQLException {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
