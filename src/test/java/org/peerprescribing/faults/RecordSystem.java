package org.peerprescribing.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.References;
import org.peerprescribing.support.People;

/** A FHIR R4 server by its address, asked directly: it alone knows what lies in it. */
final class RecordSystem {

	private static final FhirContext FHIR = FhirContext.forR4Cached();

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final URI base;

	RecordSystem(URI base) {
		this.base = base;
	}

	/** A new Patient with this number; its id there. */
	String add(String nhsNumber) {
		Patient patient = new Patient();
		patient.addIdentifier(References.identifier(FhirSystems.NHS_NUMBER, nhsNumber));
		patient.setBirthDateElement(new DateType(People.BORN.toString()));
		String body = FHIR.newJsonParser().encodeResourceToString(patient);
		Resource created = (Resource) FHIR.newJsonParser()
			.parseResource(call(request("/Patient").header("Content-Type", "application/fhir+json")
				.header("Prefer", "return=representation")
				.POST(HttpRequest.BodyPublishers.ofString(body))));
		return created.getIdElement().getIdPart();
	}

	/** Everything of this type about this patient, in its last version. */
	<R extends Resource> List<R> of(Class<R> type, String patient) {
		return all(type, "/" + type.getSimpleName() + "?patient=Patient/" + patient + "&_count=200");
	}

	/** Every version of it, oldest first. */
	<R extends Resource> List<R> versions(Class<R> type, R resource) {
		return all(type, "/" + type.getSimpleName() + "/" + resource.getIdElement().getIdPart() + "/_history").stream()
			.sorted(Comparator.comparingInt((version) -> Integer.parseInt(version.getMeta().getVersionId())))
			.toList();
	}

	private <R extends Resource> List<R> all(Class<R> type, String path) {
		return FHIR.newJsonParser()
			.parseResource(Bundle.class, call(request(path).GET()))
			.getEntry()
			.stream()
			.map(Bundle.BundleEntryComponent::getResource)
			.map(type::cast)
			.toList();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(Duration.ofSeconds(20))
			.header("Accept", "application/fhir+json")
			.header("Cache-Control", "no-cache");
	}

	private static String call(HttpRequest.Builder request) {
		try {
			HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
			if (answer.statusCode() / 100 != 2) {
				throw new IllegalStateException("The record system answers " + answer.statusCode());
			}
			return answer.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
