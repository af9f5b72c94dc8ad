package org.peerprescribing.carerecord;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the entries of a practice reach its record. */
public enum EntryRoute {

	/** FHIR R4 REST: each resource in its place. */
	FHIR(""),
	/** One document for each entry, which a person there reads and files. */
	DOCUMENT(""),
	/** A document that a person of the practice prints and files. */
	PRINT(""),
	/** The supplier's own interface to its record system. */
	IM1("it needs an agreement with the supplier of the record system, and nothing is built before there is one"),
	/** The national standard for bookings and referrals. */
	BARS("it needs a national agreement, and nothing is built before there is one");

	private final String obstacle;

	EntryRoute(String obstacle) {
		this.obstacle = obstacle;
	}

	/** The word for it in settings and tables. */
	String code() {
		return name().toLowerCase(Locale.ROOT);
	}

	boolean isBuilt() {
		return this.obstacle.isEmpty();
	}

	/** The route of that word; refuses, in words, one that nobody can take. */
	static EntryRoute named(String code) {
		EntryRoute route = Arrays.stream(values())
			.filter((one) -> one.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(
					"There is no adapter \"" + code + "\" to a record system: choose one of " + built()));
		if (!route.isBuilt()) {
			throw new IllegalArgumentException("The adapter \"" + code + "\" to a record system cannot be chosen: "
					+ route.obstacle + ". Choose one of " + built());
		}
		return route;
	}

	private static String built() {
		return Arrays.stream(values())
			.filter(EntryRoute::isBuilt)
			.map(EntryRoute::code)
			.collect(Collectors.joining(", "));
	}

}
