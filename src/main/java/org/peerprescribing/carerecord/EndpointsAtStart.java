package org.peerprescribing.carerecord;

import org.peerprescribing.shared.OdsCode;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Sets up the record systems that the site names, before anybody can ask for one. */
@Component
class EndpointsAtStart implements InitializingBean {

	private final CareRecordSettings settings;

	private final RecordEndpoints endpoints;

	private final EntryRoutes routes;

	EndpointsAtStart(CareRecordSettings settings, RecordEndpoints endpoints, EntryRoutes routes) {
		this.settings = settings;
		this.endpoints = endpoints;
		this.routes = routes;
	}

	@Override
	public void afterPropertiesSet() {
		this.settings.endpoints()
			.forEach((endpoint) -> this.endpoints
				.put(new RecordEndpoint(new OdsCode(endpoint.practice()), endpoint.base(), endpoint.access(), true)));
		this.settings.endpoints()
			.forEach((endpoint) -> this.routes.choose(new OdsCode(endpoint.practice()), endpoint.route()));
	}

}
