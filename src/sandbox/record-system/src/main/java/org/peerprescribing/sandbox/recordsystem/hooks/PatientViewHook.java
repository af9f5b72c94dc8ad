package org.peerprescribing.sandbox.recordsystem.hooks;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;

import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Calls the service's {@code patient-view} hook when a clinician opens a patient's
 * record.
 */
@Component
public class PatientViewHook {

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private static final Duration READ = Duration.ofSeconds(10);

	private final RecordSettings settings;

	private final ClientTokens tokens;

	private final ObjectMapper json;

	private final RestClient client;

	PatientViewHook(RecordSettings settings, ClientTokens tokens, ObjectMapper json) {
		this.settings = settings;
		this.tokens = tokens;
		this.json = json;
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(CONNECT).version(HttpClient.Version.HTTP_1_1).build());
		requests.setReadTimeout(READ);
		this.client = RestClient.builder().requestFactory(requests).build();
	}

	/**
	 * Sends the hook and waits for at most about ten seconds.
	 * @param patientId id of the patient in this record
	 * @param prefetch FHIR JSON by prefetch key
	 */
	public HookAnswer call(Clinician clinician, String patientId, Map<String, String> prefetch) {
		URI address = URI.create(this.settings.service() + "/cds-services/ps-patient-view");
		try {
			String body = this.client.post()
				.uri(address)
				.header("Authorization", "Bearer " + this.tokens.sign(address, clinician))
				.contentType(MediaType.APPLICATION_JSON)
				.accept(MediaType.APPLICATION_JSON)
				.body(this.json.writeValueAsString(request(clinician, patientId, prefetch)))
				.retrieve()
				.body(String.class);
			return CardReader.read(this.json.readTree((body != null) ? body : ""));
		}
		catch (RestClientResponseException ex) {
			return new HookAnswer.Failed("The prescribing service answered " + ex.getStatusCode().value() + ".");
		}
		catch (RestClientException ex) {
			return new HookAnswer.Failed("The prescribing service at " + this.settings.service() + " does not answer.");
		}
		catch (JsonProcessingException ex) {
			return new HookAnswer.Failed("The prescribing service answered with something that is not JSON.");
		}
	}

	private JsonNode request(Clinician clinician, String patientId, Map<String, String> prefetch)
			throws JsonProcessingException {
		ObjectNode request = this.json.createObjectNode();
		request.put("hook", "patient-view");
		request.put("hookInstance", UUID.randomUUID().toString());
		request.put("fhirServer", this.settings.fhirBase());
		request.putObject("context")
			.put("userId", "PractitionerRole/" + clinician.roleId())
			.put("patientId", patientId);
		ObjectNode fetched = request.putObject("prefetch");
		for (Map.Entry<String, String> resource : prefetch.entrySet()) {
			fetched.set(resource.getKey(), this.json.readTree(resource.getValue()));
		}
		return request;
	}

}
