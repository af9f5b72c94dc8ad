package org.peerprescribing.identity.web;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.OdsCode;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Reads the actor from a verified token: {@code realm_access.roles} and the ODS code in
 * {@code organisation}. A token without a role of ours, or without exactly one
 * organisation, makes nobody.
 */
final class ActorFromToken {

	private ActorFromToken() {
	}

	static Optional<Actor> read(@Nullable Authentication authentication) {
		if (authentication == null) {
			return Optional.empty();
		}
		if (authentication instanceof JwtAuthenticationToken token) {
			return read(token.getToken().getClaims());
		}
		if (authentication.getPrincipal() instanceof OidcUser user) {
			return read(user.getClaims());
		}
		return Optional.empty();
	}

	static Optional<Actor> read(Map<String, Object> claims) {
		if (!(claims.get("sub") instanceof String id)) {
			return Optional.empty();
		}
		Set<Role> roles = roles(claims);
		List<String> organisations = strings(claims.get("organisation"));
		if (roles.isEmpty() || organisations.size() != 1) {
			return Optional.empty();
		}
		String name = (claims.get("name") instanceof String given) ? given : id;
		try {
			return Optional.of(new Actor(id, name, new OdsCode(organisations.getFirst()), roles));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	private static Set<Role> roles(Map<String, Object> claims) {
		Set<Role> roles = EnumSet.noneOf(Role.class);
		if (claims.get("realm_access") instanceof Map<?, ?> access) {
			strings(access.get("roles")).forEach((claim) -> Role.fromClaim(claim).ifPresent(roles::add));
		}
		return roles;
	}

	private static List<String> strings(@Nullable Object claim) {
		if (claim instanceof String one) {
			return List.of(one);
		}
		if (claim instanceof Collection<?> many) {
			return many.stream().filter(String.class::isInstance).map(String.class::cast).toList();
		}
		return List.of();
	}

}
