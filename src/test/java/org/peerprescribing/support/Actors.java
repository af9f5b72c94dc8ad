package org.peerprescribing.support;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;

import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Invented people of each role. */
public final class Actors {

	/** The practice of most tests. */
	public static final OdsCode WILLOW_BANK = new OdsCode("Z90001");

	/** Another practice, whose people must not see the first one's patients. */
	public static final OdsCode HARBOUR_STREET = new OdsCode("Z90002");

	private Actors() {
	}

	public static Actor clinician() {
		return clinicianOf(WILLOW_BANK);
	}

	public static Actor clinicianOf(OdsCode practice) {
		return new Actor("clinician-" + practice.value(), "Dr Test", practice, Set.of(Role.CLINICIAN));
	}

	public static Actor linkWorkerOf(OdsCode practice) {
		return new Actor("link-worker-" + practice.value(), "Lou Linker", practice, Set.of(Role.LINK_WORKER));
	}

	public static Actor administratorOf(OdsCode practice) {
		return new Actor("administrator-" + practice.value(), "Alex Administrator", practice,
				Set.of(Role.PRACTICE_ADMIN));
	}

	public static Actor curator() {
		return new Actor("curator-1", "Casey Curator", new OdsCode("X90001"), Set.of(Role.CURATOR));
	}

	public static Actor approver() {
		return new Actor("approver-1", "Ash Approver", new OdsCode("X90001"), Set.of(Role.APPROVER));
	}

	public static Actor commissioner() {
		return new Actor("commissioner-1", "Chris Commissioner", new OdsCode("QZ9"), Set.of(Role.COMMISSIONER));
	}

	public static Actor operator() {
		return new Actor("operator-1", "Olly Operator", new OdsCode("X90001"), Set.of(Role.OPERATOR));
	}

	/** Signed in at the pages as this actor. */
	public static RequestPostProcessor signedIn(Actor actor) {
		return SecurityMockMvcRequestPostProcessors.oidcLogin()
			.idToken((token) -> token.claims((claims) -> claims.putAll(claims(actor))));
	}

	/** With an access token of this actor, at the FHIR door. */
	public static RequestPostProcessor withToken(Actor actor) {
		return SecurityMockMvcRequestPostProcessors.jwt()
			.jwt((token) -> token.claims((claims) -> claims.putAll(claims(actor))));
	}

	private static Map<String, Object> claims(Actor actor) {
		return Map.of("sub", actor.id(), "name", actor.name(), "organisation", List.of(actor.organisation().value()),
				"realm_access", Map.of("roles", actor.roles().stream().map(Role::claim).toList()));
	}

}
