package org.peerprescribing.carerecord;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.OdsCode;

/**
 * The record system of one practice (FHIR R4). Refuses an address that is not http or
 * https, or that carries a user, a query or a fragment.
 *
 * @param organisation the practice
 * @param base base address, without a trailing slash
 * @param bearerProperty name of the property or environment variable that holds the
 * bearer token, never the token; null where none is needed
 * @param enabled whether it may be called now
 */
record RecordEndpoint(OdsCode organisation, URI base, @Nullable String bearerProperty, boolean enabled) {

	RecordEndpoint {
		String scheme = base.getScheme();
		if (scheme == null || !(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null
				|| base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null
				|| base.toString().endsWith("/")) {
			throw new InvalidValue("record-endpoint");
		}
	}
}
