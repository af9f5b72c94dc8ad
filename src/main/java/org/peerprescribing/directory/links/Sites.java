package org.peerprescribing.directory.links;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.hc.client5.http.psl.PublicSuffixMatcher;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.jspecify.annotations.Nullable;

/** Who a host belongs to, as far as its name tells: by the public suffix list. */
final class Sites {

	private static final PublicSuffixMatcher SUFFIXES = PublicSuffixMatcherLoader.getDefault();

	/** The names of dealers in domains, and of those who show advertisements there. */
	private static final Pattern PARKING = Pattern.compile("(?:.*\\.)?(?:sedo|sedoparking|parkingcrew|bodis|above"
			+ "|hugedomains|afternic|dan|undeveloped|domainmarket|buydomains|parklogic|uniregistry|brandbucket"
			+ "|parkingpage\\.namecheap|domains\\.atom|efty|cashparking|fabulous|skenzo|voodoo)\\.(?:com|net|org)");

	/** Parked names send browsers to such a host of their own. */
	private static final Pattern PARKED_OWN = Pattern.compile("ww[0-9]+\\..+");

	private Sites() {
	}

	/** Whether both are hosts of one registered domain: www and the bare name are. */
	static boolean same(String one, String other) {
		return owner(one).equals(owner(other));
	}

	static boolean isParking(String host) {
		return PARKING.matcher(host).matches() || PARKED_OWN.matcher(host).matches();
	}

	private static String owner(String host) {
		@Nullable String registered = SUFFIXES.getDomainRoot(host);
		return Stream.ofNullable(registered).findFirst().orElse(host);
	}

}
