package org.peerprescribing.consultation.smart;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.peerprescribing.shared.OdsCode;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which record systems may launch the page. Refuses one without a key to sign with.
 *
 * @param keys names of the properties that hold private keys, each a JWK as JSON: RSA for
 * RS384 or P-384 for ES384, with its {@code kid}; the first signs, all are published
 * @param servers the record systems; none where empty
 */
@ConfigurationProperties("peerprescribing.launch")
record LaunchProperties(@DefaultValue List<String> keys, @DefaultValue List<Server> servers) {

	LaunchProperties {
		keys = List.copyOf(keys);
		servers = List.copyOf(servers);
		if (keys.isEmpty() && !servers.isEmpty()) {
			throw new IllegalArgumentException("peerprescribing.launch.keys is needed where record systems may launch");
		}
	}

	/** Compared letter by letter. */
	Optional<Server> server(String iss) {
		return this.servers.stream().filter((server) -> server.iss().toString().equals(iss)).findFirst();
	}

	/**
	 * A record system on the allow-list.
	 *
	 * @param iss base address of its FHIR R4 door, without a trailing slash
	 * @param clientId the name under which this service is registered there
	 * @param practices ODS codes of the practices whose people it may sign in
	 */
	record Server(URI iss, String clientId, Set<String> practices) {

		Server {
			practices = Set.copyOf(practices);
		}

		boolean speaksFor(OdsCode practice) {
			return this.practices.contains(practice.value());
		}

	}

}
