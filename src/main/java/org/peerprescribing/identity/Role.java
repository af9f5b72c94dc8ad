package org.peerprescribing.identity;

import java.util.Arrays;
import java.util.Optional;

/** What a person or a system may do here; the names are those of the realm's roles. */
public enum Role {

	CLINICIAN("clinician"), LINK_WORKER("link-worker"), PRACTICE_ADMIN("practice-admin"), CURATOR("curator"),
	APPROVER("approver"), COMMISSIONER("commissioner"), AUDITOR("auditor"), OPERATOR("operator"),
	RECORD_SYSTEM("record-system"), COMMUNITY("community");

	private final String claim;

	Role(String claim) {
		this.claim = claim;
	}

	/** The role's name in a token. */
	public String claim() {
		return this.claim;
	}

	/** Roles of other applications in the same realm are none of ours: empty. */
	public static Optional<Role> fromClaim(String claim) {
		return Arrays.stream(values()).filter((role) -> role.claim.equals(claim)).findFirst();
	}

}
