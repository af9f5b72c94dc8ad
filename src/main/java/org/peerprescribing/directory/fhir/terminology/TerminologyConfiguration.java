package org.peerprescribing.directory.fhir.terminology;

import ca.uhn.fhir.context.FhirContext;
import com.github.benmanes.caffeine.cache.Ticker;
import org.peerprescribing.directory.Terminology;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A terminology server where the site names one. */
@Configuration(proxyBeanMethods = false)
class TerminologyConfiguration {

	@Bean
	Terminology terminology(TerminologySettings settings, FhirContext context) {
		if (settings.address() == null) {
			return Terminology.NONE;
		}
		return new TerminologyServer(new Expansions(settings.address(), settings.patience(), context),
				settings.patience(), Ticker.systemTicker());
	}

}
