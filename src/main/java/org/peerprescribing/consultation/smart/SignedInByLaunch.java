package org.peerprescribing.consultation.smart;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.WallTime;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signs the clinician of a launch in at the pages, in the same form as somebody whom the
 * identity provider signed in: the doors behind see no difference. Whoever was signed in
 * before in this browser is so no more, and the session gets another name.
 */
@Component
class SignedInByLaunch {

	private static final Duration A_SESSION = Duration.ofHours(10);

	private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

	private final Clock wall = WallTime.clock();

	void signIn(Actor clinician, HttpServletRequest request, HttpServletResponse response) {
		Instant now = this.wall.instant();
		OidcIdToken identity = OidcIdToken.withTokenValue("launch")
			.subject(clinician.id())
			.issuedAt(now)
			.expiresAt(now.plus(A_SESSION))
			.claim("name", clinician.name())
			.claim("organisation", List.of(clinician.organisation().value()))
			.claim("realm_access", Map.of("roles", clinician.roles().stream().map(Role::claim).toList()))
			.build();
		DefaultOidcUser user = new DefaultOidcUser(AuthorityUtils.createAuthorityList("OIDC_USER"), identity);
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(new OAuth2AuthenticationToken(user, user.getAuthorities(), "record-system"));
		request.changeSessionId();
		this.sessions.saveContext(context, request, response);
	}

}
