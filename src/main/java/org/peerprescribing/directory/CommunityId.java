package org.peerprescribing.directory;

import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

	/**
	 * For an SQL parameter, to be split at the spaces, of which no id has one.
	 */
	static String spaced(Collection<CommunityId> ids) {
		return ids.stream().map(CommunityId::value).collect(Collectors.joining(" "));
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
