package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The realm of this repository with the people and clients of the sandbox added: the
 * realm's own rules are never changed by it.
 */
final class RealmFile {

	/** The realm as it is deployed. */
	static final String REALM = "keycloak/peer-prescribing-realm.json";

	static final JsonMapper JSON = JsonMapper.builder().build();

	private RealmFile() {
	}

	/** The whole realm as text. */
	static String with(List<String> overlays) {
		ObjectNode realm = (ObjectNode) read(REALM);
		ArrayNode clients = realm.withArray("clients");
		ArrayNode people = realm.withArray("users");
		for (String overlay : overlays) {
			JsonNode added = read(overlay);
			added.path("clients").forEach(clients::add);
			added.path("users").forEach(people::add);
		}
		return JSON.writeValueAsString(realm);
	}

	static JsonNode read(String resource) {
		try (InputStream in = RealmFile.class.getClassLoader().getResourceAsStream(resource)) {
			if (in == null) {
				throw new IllegalStateException("No such resource: " + resource);
			}
			return JSON.readTree(in.readAllBytes());
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
