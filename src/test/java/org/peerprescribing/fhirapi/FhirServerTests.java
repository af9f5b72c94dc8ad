package org.peerprescribing.fhirapi;

import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class FhirServerTests {

	@Test
	void doesNotStartWithTwoProvidersOfOneType() {
		FhirContext context = FhirContext.forR4Cached();
		IResourceProvider one = () -> Task.class;
		IResourceProvider other = () -> Task.class;

		assertThatIllegalStateException()
			.isThrownBy(() -> new FhirServer(context, List.of(one, other), List.of(), (client) -> {
			}))
			.withMessageContaining("Task");
	}

}
