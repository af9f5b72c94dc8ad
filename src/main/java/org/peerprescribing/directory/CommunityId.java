package org.peerprescribing.directory;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.peerprescribing.shared.InvalidValue;

/**
 * Identifies a community: a stable kebab-case name of 2 to 64 characters. Refuses the
 * names of the curators' own pages, behind which a community could not be opened.
 *
 * @param value the name
 */
public record CommunityId(String value) implements Comparable<CommunityId> {

	private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	private static final Set<String> PAGES = Set.of("import", "work");

	public CommunityId {
		if (PAGES.contains(value) || value.length() < 2 || value.length() > 64 || !FORM.matcher(value).matches()) {
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
