package org.peerprescribing.carerecord;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
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

	private final EntryIntake entries;

	RecordEndpoints(JdbcClient jdbc, EntryIntake entries) {
		this.jdbc = jdbc;
		this.entries = entries;
	}

	/**
	 * Sets up the practice's record system as the operator says, or changes it; what was
	 * checked of another address or way of signing in is void, and what waits is made
	 * anew for another address, where the scope lets it be seen.
	 */
	void put(RecordEndpoint endpoint) {
		Optional<RecordEndpoint> former = find(endpoint.organisation());
		if (former.filter((before) -> before.base().equals(endpoint.base())).isEmpty()) {
			this.entries.thaw(endpoint.organisation());
		}
		if (former
			.filter((before) -> before.base().equals(endpoint.base()) && before.access().equals(endpoint.access()))
			.isEmpty()) {
			this.jdbc.sql("delete from carerecord.onboarding_check where organisation = ?")
				.param(endpoint.organisation().value())
				.update();
		}
		RecordAccess.SignedClient signed = (endpoint.access() instanceof RecordAccess.SignedClient client) ? client
				: null;
		this.jdbc.sql("""
				insert into carerecord.endpoint (organisation, base_address, adapter, enabled, bearer_property,
				  token_address, client_id, key_property, scope)
				values (:organisation, :base, 'fhir', :enabled, :bearer, :token, :client, :key, :scope)
				on conflict (organisation) do update set base_address = excluded.base_address,
				  enabled = excluded.enabled, set_by_practice = false, bearer_property = excluded.bearer_property,
				  token_address = excluded.token_address, client_id = excluded.client_id,
				  key_property = excluded.key_property, scope = excluded.scope""")
			.param("organisation", endpoint.organisation().value())
			.param("base", endpoint.base().toString())
			.param("enabled", endpoint.enabled())
			.param("bearer", (endpoint.access() instanceof RecordAccess.Bearer bearer) ? bearer.property() : null)
			.param("token", (signed != null) ? signed.tokenAddress().toString() : null)
			.param("client", (signed != null) ? signed.clientId() : null)
			.param("key", (signed != null) ? signed.keyProperty() : null)
			.param("scope", (signed != null) ? signed.scope() : null)
			.update();
	}

	/** Empty where the practice has none, or it may not be called now. */
	Optional<RecordEndpoint> usable(OdsCode organisation) {
		return find(organisation).filter(RecordEndpoint::enabled);
	}

	/** What the practice lets be written; everything where it has not said. */
	WriteLimits limits(OdsCode organisation) {
		return this.jdbc.sql("select * from carerecord.endpoint where organisation = ?")
			.param(organisation.value())
			.query((row, n) -> limits(row))
			.optional()
			.orElse(WriteLimits.NONE);
	}

	/** Also one that may not be called now. */
	Optional<RecordEndpoint> find(OdsCode organisation) {
		return this.jdbc.sql("select * from carerecord.endpoint where organisation = ? and base_address is not null")
			.param(organisation.value())
			.query((row, n) -> endpoint(organisation, row))
			.optional();
	}

	static RecordEndpoint endpoint(OdsCode organisation, ResultSet row) throws SQLException {
		return new RecordEndpoint(organisation, URI.create(row.getString("base_address")), access(row),
				row.getBoolean("enabled"));
	}

	static WriteLimits limits(ResultSet row) throws SQLException {
		return new WriteLimits(row.getBoolean("writes_prescribed"), row.getBoolean("writes_first_outcome"),
				row.getBoolean("writes_final"), row.getBoolean("writes_reported"),
				row.getBoolean("writes_link_worker"));
	}

	private static RecordAccess access(ResultSet row) throws SQLException {
		String token = row.getString("token_address");
		if (token != null) {
			return new RecordAccess.SignedClient(URI.create(token), row.getString("client_id"),
					row.getString("key_property"), row.getString("scope"));
		}
		String bearer = row.getString("bearer_property");
		return (bearer != null) ? new RecordAccess.Bearer(bearer) : new RecordAccess.Open();
	}

}
