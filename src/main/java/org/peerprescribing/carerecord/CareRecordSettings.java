package org.peerprescribing.carerecord;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently record systems are spoken to.
 *
 * @param connectTimeout for a connection
 * @param readTimeout for the whole answer to a reading
 * @param writeTimeout for the whole answer to a writing
 * @param largestAnswer bytes of an answer that are read at most
 * @param retryFirst shortest wait before the next try
 * @param retryMost longest wait before the next try
 * @param giveUpAfter after this a person has to look
 * @param lease how long one try may take before another replica may begin one; longer
 * than all its calls together
 * @param atOnce tries at one record system at once, on one replica
 * @param rest how long a record system that keeps failing is left alone at least; those
 * who wait come back over ten times that
 * @param reconcile how far back the nightly comparison with the record systems looks
 * @param endpoints the practices' record systems, set up when the service starts; a
 * practice that is not named keeps what it has
 */
@ConfigurationProperties("peerprescribing.carerecord")
record CareRecordSettings(@DefaultValue("2s") Duration connectTimeout, @DefaultValue("4s") Duration readTimeout,
		@DefaultValue("15s") Duration writeTimeout, @DefaultValue("2000000") int largestAnswer,
		@DefaultValue("30s") Duration retryFirst, @DefaultValue("6h") Duration retryMost,
		@DefaultValue("7d") Duration giveUpAfter, @DefaultValue("3m") Duration lease, @DefaultValue("4") int atOnce,
		@DefaultValue("30s") Duration rest, @DefaultValue("7d") Duration reconcile,
		@DefaultValue List<Endpoint> endpoints) {

	CareRecordSettings {
		endpoints = List.copyOf(endpoints);
	}

	/**
	 * The record system of one practice. Refuses a token address without the name of a
	 * client and of its key, and any route but paper without an address.
	 *
	 * @param practice ODS code
	 * @param base base address of its FHIR R4 door, without a trailing slash; null where
	 * it has none
	 * @param bearerProperty name of the property that holds the bearer token; null where
	 * none is needed
	 * @param tokenAddress where a token is asked for with a private key; null where none
	 * is
	 * @param clientId under which name
	 * @param keyProperty name of the property that holds the private key as a JWK
	 * @param scope what is asked for
	 * @param adapter how entries get in: {@code fhir}, {@code document} or {@code print};
	 * any other word is refused, with the reason
	 */
	record Endpoint(String practice, @Nullable URI base, @Nullable String bearerProperty, @Nullable URI tokenAddress,
			@Nullable String clientId, @Nullable String keyProperty, @DefaultValue("system/*.cruds") String scope,
			@DefaultValue("fhir") String adapter) {

		EntryRoute route() {
			EntryRoute route = EntryRoute.named(this.adapter);
			if (this.base == null && route != EntryRoute.PRINT) {
				throw new InvalidValue("record-endpoint");
			}
			return route;
		}

		RecordAccess access() {
			if (this.tokenAddress == null) {
				return (this.bearerProperty != null) ? new RecordAccess.Bearer(this.bearerProperty)
						: new RecordAccess.Open();
			}
			if (this.clientId == null || this.keyProperty == null || this.bearerProperty != null) {
				throw new InvalidValue("record-endpoint");
			}
			return new RecordAccess.SignedClient(this.tokenAddress, this.clientId, this.keyProperty, this.scope);
		}

	}

}
