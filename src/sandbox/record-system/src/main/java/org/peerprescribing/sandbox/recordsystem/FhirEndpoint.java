package org.peerprescribing.sandbox.recordsystem;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Meta;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The FHIR R4 door of the record, at {@code /fhir}. */
@Configuration(proxyBeanMethods = false)
class FhirEndpoint {

	@Bean
	RestfulServer restfulServer(RecordSettings settings, IFhirSystemDao<Bundle, Meta> system,
			JpaSystemProvider<Bundle, Meta> systemProvider,
			@Qualifier("myResourceProvidersR4") ResourceProviderFactory providers, JpaStorageSettings storage,
			ISearchParamRegistry searchParameters, IValidationSupport validation, DatabaseBackedPagingProvider paging) {
		RestfulServer server = new RestfulServer(system.getContext());
		server.registerProviders(providers.createProviders());
		server.registerProvider(systemProvider);
		JpaCapabilityStatementProvider capability = new JpaCapabilityStatementProvider(server, system, storage,
				searchParameters, validation);
		capability.setImplementationDescription("Sandbox record system: invented patients only");
		server.setServerConformanceProvider(capability);
		server.setServerAddressStrategy(new HardcodedServerAddressStrategy(settings.fhirBase()));
		server.setDefaultResponseEncoding(EncodingEnum.JSON);
		server.setPagingProvider(paging);
		return server;
	}

	@Bean
	ServletRegistrationBean<RestfulServer> fhirServlet(RestfulServer server) {
		ServletRegistrationBean<RestfulServer> registration = new ServletRegistrationBean<>(server, "/fhir/*");
		registration.setName("fhir");
		registration.setLoadOnStartup(1);
		return registration;
	}

}
