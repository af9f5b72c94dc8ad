package org.peerprescribing.carerecord;

import java.net.URI;

import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.OdsCode;

/**
 * The record system of one practice (FHIR R4). Refuses an address that is not http or
 * https, or that carries a user, a query or a fragment.
 *
 * @param organisation the practice
 * @param base base address, without a trailing slash
 * @param access how it lets this service in
 * @param enabled whether it may be called now
 */
record RecordEndpoint(OdsCode organisation, URI base, RecordAccess access, boolean enabled) {

	RecordEndpoint {
		String scheme = base.getScheme();
		if (scheme == null || !(scheme.equals("http") || scheme.equals("https")) || base.getHost() == null
				|| base.getUserInfo() != null || base.getQuery() != null || base.getFragment() != null
				|| base.toString().endsWith("/")) {
			throw new InvalidValue("record-endpoint");
		}
	}
}
