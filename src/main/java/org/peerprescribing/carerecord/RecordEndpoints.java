package org.peerprescribing.carerecord;

import java.net.URI;
import java.util.Optional;

import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the practices' record systems are. No patient data. */
@Service
@Transactional
class RecordEndpoints {

	private final JdbcClient jdbc;

	RecordEndpoints(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Sets up the practice's record system, or changes it. */
	void put(RecordEndpoint endpoint) {
		this.jdbc.sql("""
				insert into carerecord.endpoint (organisation, base_address, adapter, enabled, bearer_property)
				values (:organisation, :base, 'fhir', :enabled, :bearer)
				on conflict (organisation) do update set base_address = excluded.base_address,
				  enabled = excluded.enabled, bearer_property = excluded.bearer_property""")
			.param("organisation", endpoint.organisation().value())
			.param("base", endpoint.base().toString())
			.param("enabled", endpoint.enabled())
			.param("bearer", endpoint.bearerProperty())
			.update();
	}

	/** Empty where the practice has none, or it may not be called now. */
	Optional<RecordEndpoint> usable(OdsCode organisation) {
		return this.jdbc
			.sql("select base_address, bearer_property from carerecord.endpoint where organisation = ? and enabled")
			.param(organisation.value())
			.query((row, n) -> new RecordEndpoint(organisation, URI.create(row.getString(1)), row.getString(2), true))
			.optional();
	}

}
