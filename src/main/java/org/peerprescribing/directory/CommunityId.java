package org.peerprescribing.directory;

import java.util.regex.Pattern;

import org.peerprescribing.shared.InvalidValue;

/**
 * Identifies a community: a stable kebab-case name of 2 to 64 characters.
 *
 * @param value the name
 */
public record CommunityId(String value) implements Comparable<CommunityId> {

	private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	public CommunityId {
		if (value.length() < 2 || value.length() > 64 || !FORM.matcher(value).matches()) {
			throw new InvalidValue("community-id");
		}
	}

	@Override
	public int compareTo(CommunityId other) {
		return this.value.compareTo(other.value);
	}

	@Override
	public String toString() {
		return this.value;
	}

}
