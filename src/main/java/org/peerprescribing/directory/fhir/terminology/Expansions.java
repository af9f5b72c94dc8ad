package org.peerprescribing.directory.fhir.terminology;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.r4.model.ValueSet.ValueSetExpansionContainsComponent;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.SnomedConcept;

/**
 * One code, one call: {@code ValueSet/$expand} of SNOMED CT's implicit value set of the
 * code and all above it (Expression Constraint Language, {@code >>}).
 * {@code CodeSystem/$subsumes} compares two codes, and would have to be called once for
 * each need. The code itself must be in the answer: so a server that does not understand
 * the expression is not taken at its word.
 */
class Expansions {

	private static final int MOST_CONCEPTS = 500;

	private static final int MOST_BYTES = 500_000;

	private static final String FHIR_JSON = "application/fhir+json";

	private final URI address;

	private final Duration patience;

	private final FhirContext context;

	private final HttpClient http;

	/**
	 * @param patience for a connection, and for the head of an answer
	 */
	Expansions(URI address, Duration patience, FhirContext context) {
		this.address = address;
		this.patience = patience;
		this.context = context;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(patience)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
		// Else the first question would wait for the parser to learn these.
		context.getResourceDefinition(ValueSet.class);
		context.getResourceDefinition(OperationOutcome.class);
	}

	/** What this code is a kind of; nothing where the server does not know the code. */
	Set<SnomedConcept> above(SnomedConcept code) throws Unanswered, InterruptedException {
		try {
			HttpResponse<InputStream> answer = this.http.send(request(code), HttpResponse.BodyHandlers.ofInputStream());
			try (InputStream body = answer.body()) {
				return read(answer, body, code);
			}
		}
		catch (IOException ex) {
			throw new Unanswered("no-answer", false);
		}
	}

	private HttpRequest request(SnomedConcept code) {
		String values = FhirSystems.SNOMED + "?fhir_vs=ecl/>>" + code.id();
		return HttpRequest
			.newBuilder(URI.create(this.address + "/ValueSet/$expand?url="
					+ URLEncoder.encode(values, StandardCharsets.UTF_8) + "&count=" + MOST_CONCEPTS))
			.timeout(this.patience)
			.header("Accept", FHIR_JSON)
			.GET()
			.build();
	}

	private Set<SnomedConcept> read(HttpResponse<InputStream> answer, InputStream body, SnomedConcept code)
			throws Unanswered, IOException {
		int status = answer.statusCode();
		boolean ok = status == 200;
		if (!ok && status != 400 && status != 404 && status != 422) {
			throw new Unanswered("status-" + status, false);
		}
		byte[] bytes = body.readNBytes(MOST_BYTES + 1);
		if (bytes.length > MOST_BYTES) {
			throw new Unanswered("too-large", false);
		}
		IBaseResource said = parse(answer, bytes);
		if (ok && said instanceof ValueSet values && values.hasExpansion()) {
			return concepts(values.getExpansion(), code);
		}
		if (!ok && said instanceof OperationOutcome) {
			throw new Unanswered("refused-" + status, true);
		}
		throw new Unanswered("no-expansion", false);
	}

	private IBaseResource parse(HttpResponse<InputStream> answer, byte[] bytes) throws Unanswered {
		String type = answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
		if (!type.contains("json")) {
			throw new Unanswered("no-fhir", false);
		}
		try {
			return this.context.newJsonParser().parseResource(new String(bytes, StandardCharsets.UTF_8));
		}
		catch (DataFormatException ex) {
			throw new Unanswered("no-fhir", false);
		}
	}

	/** Refuses a part of an answer: the nearest need may be in the rest. */
	private static Set<SnomedConcept> concepts(ValueSet.ValueSetExpansionComponent expansion, SnomedConcept code)
			throws Unanswered {
		Set<SnomedConcept> concepts = new HashSet<>();
		Deque<ValueSetExpansionContainsComponent> open = new ArrayDeque<>(expansion.getContains());
		while (!open.isEmpty()) {
			ValueSetExpansionContainsComponent one = open.pop();
			concepts.add(concept(one));
			open.addAll(one.getContains());
		}
		if (concepts.size() > MOST_CONCEPTS || expansion.getTotal() > concepts.size()) {
			throw new Unanswered("too-many", false);
		}
		if (!concepts.remove(code) && !concepts.isEmpty()) {
			throw new Unanswered("not-about-the-code", false);
		}
		return Set.copyOf(concepts);
	}

	private static SnomedConcept concept(ValueSetExpansionContainsComponent one) throws Unanswered {
		if (!FhirSystems.SNOMED.equals(one.getSystem()) || !one.hasCode()) {
			throw new Unanswered("not-snomed", false);
		}
		try {
			return new SnomedConcept(one.getCode());
		}
		catch (InvalidValue ex) {
			throw new Unanswered("not-snomed", false);
		}
	}

}
