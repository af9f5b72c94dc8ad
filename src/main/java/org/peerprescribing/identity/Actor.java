package org.peerprescribing.identity;

import java.util.Set;

import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * Who is acting now, for exactly one organisation. Everything in it comes from a verified
 * token; nothing from a request.
 *
 * @param id the identity provider's stable id of the person or system ({@code sub})
 * @param name as shown to colleagues and written beside an entry as its author
 * @param organisation the organisation acted for
 * @param roles at least one
 */
public record Actor(String id, String name, OdsCode organisation, Set<Role> roles) {

	/**
	 * The request attribute under which the edge hands the actor to every door behind it.
	 */
	public static final String ATTRIBUTE = Actor.class.getName();

	public Actor {
		roles = Set.copyOf(roles);
	}

	public boolean is(Role role) {
		return this.roles.contains(role);
	}

	/** Refuses with {@link Problem#FORBIDDEN} whoever has none of the roles. */
	public Actor mustBe(Role... allowed) {
		for (Role role : allowed) {
			if (is(role)) {
				return this;
			}
		}
		throw new ProblemException(Problem.FORBIDDEN);
	}

	@Override
	public String toString() {
		return "Actor[" + this.id + " for " + this.organisation + "]";
	}

}
