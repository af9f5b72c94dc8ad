package org.peerprescribing.prescribing.fhir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.FhirCalls;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** Bodies for the matching operation, parameter by parameter, and calls with them. */
final class MatchCalls {

	static final String PATH = "/ServiceRequest/$match-communities";

	static final String DEPRESSION = "35489007";

	private final FhirCalls fhir;

	MatchCalls(FhirCalls fhir) {
		this.fhir = fhir;
	}

	MockHttpServletResponse send(@Nullable Actor actor, Body body) throws ServletException, IOException {
		return send(actor, body.toString().getBytes(StandardCharsets.UTF_8));
	}

	MockHttpServletResponse send(@Nullable Actor actor, byte[] body) throws ServletException, IOException {
		return send(actor, "identity", body);
	}

	MockHttpServletResponse send(@Nullable Actor actor, String encoding, byte[] body)
			throws ServletException, IOException {
		return this.fhir.call(actor, "POST", PATH, (request) -> {
			request.setContentType("application/fhir+json");
			request.addHeader("Content-Encoding", encoding);
			request.addHeader("X-Correlation-Id", "match-it-00000001");
			request.setContent(body);
		});
	}

	/** One issue with this code and path, which says nothing of what was sent. */
	static void assertRefused(MockHttpServletResponse answer, int status, String problem, @Nullable String path)
			throws IOException {
		String body = answer.getContentAsString();
		assertThat(answer.getStatus()).as(body).isEqualTo(status);
		OperationOutcome outcome = FhirContext.forR4Cached()
			.newJsonParser()
			.parseResource(OperationOutcome.class, body);
		assertThat(outcome.getIssue()).singleElement().satisfies((issue) -> {
			assertThat(issue.getDetails().getCodingFirstRep().getCode()).isEqualTo(problem);
			assertThat(issue.getExpression().stream().map(Object::toString).toList())
				.isEqualTo((path != null) ? List.of(path) : List.of());
		});
		assertThat(body).doesNotContain("Exception", "HAPI", "org.", "drop table", "999");
	}

	/** What a caller sends; begins with all that must be there. */
	static final class Body {

		private final List<String> parameters = new ArrayList<>();

		/** In this order: subject, topic, preference, risk. */
		static Body about(UUID patient) {
			return new Body().add(reference("subject", "Patient/" + patient))
				.add(code("topic", DEPRESSION))
				.add(preference(code("digital-access", "phone")))
				.add(code("risk", "no-known-risks"));
		}

		Body add(String parameter) {
			this.parameters.add(parameter);
			return this;
		}

		Body set(int index, String parameter) {
			this.parameters.set(index, parameter);
			return this;
		}

		Body without(int index) {
			this.parameters.remove(index);
			return this;
		}

		@Override
		public String toString() {
			return "{\"resourceType\":\"Parameters\",\"parameter\":[" + String.join(",", this.parameters) + "]}";
		}

	}

	static String code(String name, String code) {
		return value(name, "Code", '"' + code + '"');
	}

	static String reference(String name, String reference) {
		return value(name, "Reference", "{\"reference\":\"" + reference + "\"}");
	}

	static String value(String name, String type, String json) {
		return "{\"name\":\"" + name + "\",\"value" + type + "\":" + json + "}";
	}

	static String nhsNumber(String number) {
		return value("subject", "Reference",
				"{\"identifier\":{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"" + number + "\"}}");
	}

	static String preference(String... parts) {
		return parts("preference", parts);
	}

	static String exclude(String community, String reason) {
		return parts("exclude", reference("community", "HealthcareService/" + community), code("reason", reason));
	}

	static String phq9(int total, int item9, String date) {
		return parts("phq9", value("total", "Integer", "" + total), value("item9", "Integer", "" + item9),
				value("date", "Date", '"' + date + '"'));
	}

	static String parts(String name, String... parts) {
		return "{\"name\":\"" + name + "\",\"part\":[" + List.of(parts).stream().collect(Collectors.joining(","))
				+ "]}";
	}

}
