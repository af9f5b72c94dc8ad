package org.peerprescribing.carerecord;

import java.net.URI;

import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.OdsCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Sets up the record systems that the site names, before anybody can ask for one, and
 * switches off those whose host it does not allow any more.
 */
@Component
class EndpointsAtStart implements InitializingBean {

	private static final Logger log = LoggerFactory.getLogger(EndpointsAtStart.class);

	private static final AccessScope SCOPE = new AccessScope.OfBackground("carerecord-setup");

	private final CareRecordSettings settings;

	private final RecordEndpoints endpoints;

	private final EntryRoutes routes;

	private final RecordSetups setups;

	EndpointsAtStart(CareRecordSettings settings, RecordEndpoints endpoints, EntryRoutes routes, RecordSetups setups) {
		this.settings = settings;
		this.endpoints = endpoints;
		this.routes = routes;
		this.setups = setups;
	}

	@Override
	public void afterPropertiesSet() {
		SCOPE.run(() -> this.settings.endpoints().forEach(this::setUp));
		this.setups.closeForbidden()
			.forEach((practice) -> log.warn("Record system of {} is switched off: its host is not allowed", practice));
	}

	private void setUp(CareRecordSettings.Endpoint named) {
		OdsCode practice = new OdsCode(named.practice());
		EntryRoute route = named.route();
		URI base = named.base();
		if (base == null) {
			this.routes.onPaperAlone(practice);
		}
		else {
			this.endpoints.put(new RecordEndpoint(practice, base, named.access(), true));
			this.routes.choose(practice, route);
		}
	}

}
