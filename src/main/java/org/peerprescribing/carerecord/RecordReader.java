package org.peerprescribing.carerecord;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

import org.springframework.stereotype.Component;

/** Searches in a record system and reads the answer as FHIR. */
@Component
class RecordReader {

	private final RecordClient client;

	private final FhirContext context;

	RecordReader(RecordClient client, FhirContext context) {
		this.client = client;
		this.context = context;
	}

	/**
	 * Every match on the first page; throws where the answer is anything but a bundle.
	 */
	<R extends Resource> List<R> search(RecordEndpoint endpoint, Class<R> type, Map<String, String> parameters)
			throws NotRead {
		RecordAnswer answer = this.client.search(endpoint, type.getSimpleName(), parameters);
		if (!(answer instanceof RecordAnswer.Answered said) || said.status() != 200) {
			throw new NotRead(answer);
		}
		Bundle bundle = bundle(said).orElseThrow(() -> new NotRead(answer));
		return bundle.getEntry()
			.stream()
			.map(Bundle.BundleEntryComponent::getResource)
			.filter(type::isInstance)
			.map(type::cast)
			.toList();
	}

	/** Empty where it is no FHIR bundle: a page, an outcome, nothing. */
	Optional<Bundle> bundle(RecordAnswer.Answered answer) {
		return resource(answer, Bundle.class);
	}

	/** Empty where it is no FHIR resource of that type. */
	<R extends Resource> Optional<R> resource(RecordAnswer.Answered answer, Class<R> type) {
		return answer.contentType().contains("json") ? parse(answer.body(), type) : Optional.empty();
	}

	Optional<Bundle> parse(byte[] json) {
		return parse(json, Bundle.class);
	}

	private <R extends Resource> Optional<R> parse(byte[] json, Class<R> type) {
		try {
			return Optional.of(this.context.newJsonParser().parseResource(new String(json, StandardCharsets.UTF_8)))
				.filter(type::isInstance)
				.map(type::cast);
		}
		catch (DataFormatException ex) {
			return Optional.empty();
		}
	}

	byte[] bytes(Resource resource) {
		return this.context.newJsonParser().encodeResourceToString(resource).getBytes(StandardCharsets.UTF_8);
	}

	/** The record system did not give a readable answer. */
	static final class NotRead extends Exception {

		private static final long serialVersionUID = 1L;

		private final transient RecordAnswer answer;

		NotRead(RecordAnswer answer) {
			super("No readable answer");
			this.answer = answer;
		}

		RecordAnswer answer() {
			return this.answer;
		}

	}

}
