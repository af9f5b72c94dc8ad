package org.peerprescribing.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An invented person who can sign in.
 *
 * @param username sign-in name
 * @param name as shown to colleagues
 * @param role realm role
 * @param organisation ODS code
 * @param password password
 * @param secret of the one-time codes; null where the role needs none
 */
public record SandboxPerson(String username, String name, String role, String organisation, String password,
		@Nullable String secret) {

	/** Everybody in the file of sandbox people, systems left out. */
	public static List<SandboxPerson> all() {
		List<SandboxPerson> people = new ArrayList<>();
		for (JsonNode user : RealmFile.read(SandboxOptions.PEOPLE).path("users")) {
			if (!user.has("serviceAccountClientId")) {
				people.add(of(user));
			}
		}
		return people;
	}

	private static SandboxPerson of(JsonNode user) {
		String password = "";
		String secret = null;
		for (JsonNode credential : user.path("credentials")) {
			if ("password".equals(credential.path("type").asString(""))) {
				password = credential.path("value").asString("");
			}
			else {
				secret = RealmFile.JSON.readTree(credential.path("secretData").asString("{}"))
					.path("value")
					.asString("");
			}
		}
		return new SandboxPerson(user.path("username").asString(""),
				user.path("firstName").asString("") + " " + user.path("lastName").asString(""),
				user.path("realmRoles").path(0).asString(""),
				user.path("attributes").path("organisation").path(0).asString(""), password, secret);
	}

	/** The code that is valid now; null where the role needs none. */
	public @Nullable String code() {
		return (this.secret != null) ? OneTimeCode.of(this.secret, Instant.now()) : null;
	}

}
