package org.peerprescribing.fhirapi;

import java.util.List;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.identity.Limit;
import org.peerprescribing.identity.RateLimits;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Builds the FHIR door and hangs it at {@code /fhir}. */
@Configuration(proxyBeanMethods = false)
class FhirConfiguration {

	/** One for all: costly to make, safe to share. Parsers are made per use. */
	@Bean
	FhirContext fhirContext() {
		return FhirContext.forR4();
	}

	@Bean
	FhirServer fhirServer(FhirContext context, List<IResourceProvider> providers, List<OperationProvider> operations,
			RateLimits limits) {
		return new FhirServer(context, providers, operations, (client) -> limits.take(Limit.FHIR_CLIENT, client.id()));
	}

	@Bean
	ServletRegistrationBean<FhirServer> fhirDoor(FhirServer server) {
		ServletRegistrationBean<FhirServer> door = new ServletRegistrationBean<>(server, "/fhir/*");
		door.setName("fhir");
		door.setLoadOnStartup(1);
		return door;
	}

	@Bean
	AuthenticationEntryPoint programsEntryPoint(FhirContext context) {
		return new SignInRefusal(context);
	}

	/** The first caller need not wait for the model to be scanned; nor need the start. */
	@Bean
	ApplicationListener<ApplicationReadyEvent> warmFhir(FhirContext context) {
		return (ready) -> Thread.ofVirtual().name("warm-fhir").start(() -> {
			List.of(Bundle.class, ServiceRequest.class, Task.class, Parameters.class, OperationOutcome.class)
				.forEach(context::getResourceDefinition);
			context.newJsonParser().encodeResourceToString(new Bundle());
		});
	}

}
