package org.peerprescribing.prescribing.fhir;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.prescribing.fhir.MatchCalls.Body;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies that are no question at all. */
@IntegrationTest
class MatchBodiesIT {

	private final Actor clinician = Actors.clinician();

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	private MatchCalls calls;

	private int runs;

	@BeforeEach
	void openDoor() throws ServletException {
		this.calls = new MatchCalls(new FhirCalls(this.context));
		this.runs = runs();
	}

	@AfterEach
	void nothingIsStored() {
		assertThat(runs()).isEqualTo(this.runs);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "\"x\"", "{}", "null", "{\"resourceType\":\"Patient\"}",
			"{\"resourceType\":\"Parameters\",\"parameter\":{}}", "{\"resourceType\":\"Parameters\",\"parameter\":[1]}",
			"{\"resourceType\":\"Parameters\",\"parameter\":[]} {}", "\ufeff{\"resourceType\":\"Parameters\"}",
			"{\"resourceType\":\"Parameters\",\"resourceType\":\"Parameters\"}",
			"{\"resourceType\":\"Parameters\",\"id\":\"\\u0000\"}",
			"{\"resourceType\":\"Parameters\",\"id\":\"\\ud800\"}", "<Parameters xmlns='http://hl7.org/fhir'/>" })
	void readsNothingThatIsNoParametersResource(String body) throws Exception {
		MatchCalls.assertRefused(this.calls.send(this.clinician, body.getBytes(StandardCharsets.UTF_8)), 400,
				"malformed", null);
	}

	@Test
	void readsNoOtherEncodingAndNoDepthsWithoutEnd() throws Exception {
		String body = Body.about(UUID.randomUUID()).toString();
		String deep = "{\"resourceType\":\"Parameters\",\"parameter\":[" + "{\"part\":[".repeat(10_000);

		MatchCalls.assertRefused(this.calls.send(this.clinician, body.getBytes(StandardCharsets.UTF_16)), 400,
				"malformed", null);
		MatchCalls.assertRefused(
				this.calls.send(this.clinician, "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)), 400,
				"malformed", null);
		MatchCalls.assertRefused(this.calls.send(this.clinician, deep.getBytes(StandardCharsets.UTF_8)), 400,
				"malformed", null);
		MatchCalls.assertRefused(
				this.calls.send(this.clinician, "{\"resourceType\":\"Parameters\"}".getBytes(StandardCharsets.UTF_8)),
				422, "required", "Parameters.parameter.where(name='subject')");
	}

	@Test
	void refusesABodyOfManyMegabytesPackedOrNot() throws Exception {
		byte[] big = new byte[5_000_000];
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
			zip.write(big);
		}

		MatchCalls.assertRefused(this.calls.send(this.clinician, big), 413, "too-large", null);
		MatchCalls.assertRefused(this.calls.send(this.clinician, "gzip", zipped.toByteArray()), 413, "too-large", null);
		MatchCalls.assertRefused(this.calls.send(this.clinician, "gzip", "no zip".getBytes(StandardCharsets.UTF_8)),
				400, "malformed", null);
		MatchCalls.assertRefused(this.calls.send(this.clinician, "br", big), 413, "too-large", null);
		MatchCalls.assertRefused(this.calls.send(this.clinician, "br", new byte[10]), 415, "unsupported-media-type",
				null);
	}

	@Test
	void readsAPackedBody() throws Exception {
		ByteArrayOutputStream zipped = new ByteArrayOutputStream();
		try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
			zip.write(Body.about(UUID.randomUUID()).toString().getBytes(StandardCharsets.UTF_8));
		}

		MatchCalls.assertRefused(this.calls.send(this.clinician, "gzip", zipped.toByteArray()), 422,
				"unknown-reference", "Parameters.parameter[0].value");
	}

	private int runs() {
		return this.jdbc.sql("select count(*) from matching.run").query(Integer.class).single();
	}

}
