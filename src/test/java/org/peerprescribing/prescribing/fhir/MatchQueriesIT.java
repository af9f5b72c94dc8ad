package org.peerprescribing.prescribing.fhir;

import java.util.List;
import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.prescribing.fhir.MatchCalls.Body;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.People;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The clinician waits for this door: it asks the database for nothing twice. */
@IntegrationTest
class MatchQueriesIT {

	@Autowired
	private WebApplicationContext context;

	@Test
	void asksTheDatabaseOnlyForThePersonAndForWhatItWrites() throws Exception {
		Actor clinician = Actors.clinician();
		UUID patient = new AccessScope.OfOrganisation(clinician.organisation())
			.call(() -> this.context.getBean(Patients.class)
				.register(People.adultOf(clinician.organisation()), clinician)
				.value());
		MatchCalls calls = new MatchCalls(new FhirCalls(this.context));
		assertThat(calls.send(clinician, Body.about(patient)).getStatus()).isEqualTo(200);

		List<String> statements = statements(
				() -> assertThat(calls.send(clinician, Body.about(patient)).getStatus()).isEqualTo(200));

		// The listing asks at most once a second whether it has changed.
		assertThat(statements.stream().filter((sql) -> !sql.contains("directory.")).toList()).satisfiesExactly(
				// How often this client may still ask, for all replicas.
				(sql) -> assertThat(sql).contains("insert into identity.allowance"),
				(sql) -> assertThat(sql).contains("from patient.person"),
				(sql) -> assertThat(sql).contains("insert into audit.entry"),
				(sql) -> assertThat(sql).contains("from identity.membership"),
				(sql) -> assertThat(sql).contains("insert into matching.run"),
				// The figures count the run under its board.
				(sql) -> assertThat(sql).contains("identity.organisation"),
				(sql) -> assertThat(sql).contains("insert into reporting.fact"));
	}

	private static List<String> statements(Work work) throws Exception {
		List<Logger> loggers = List.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate")
			.stream()
			.map((name) -> (Logger) LoggerFactory.getLogger(name))
			.toList();
		ListAppender<ILoggingEvent> heard = new ListAppender<>();
		heard.start();
		loggers.forEach((logger) -> {
			logger.setLevel(Level.DEBUG);
			logger.addAppender(heard);
		});
		try {
			work.run();
		}
		finally {
			loggers.forEach((logger) -> {
				logger.setLevel(null);
				logger.detachAppender(heard);
			});
		}
		return heard.list.stream()
			.map(ILoggingEvent::getFormattedMessage)
			.filter((line) -> line.contains("select ") || line.contains("insert ") || line.contains("update "))
			.toList();
	}

	private interface Work {

		void run() throws Exception;

	}

}
