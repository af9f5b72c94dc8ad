package org.peerprescribing.reporting;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.OdsCode;

/** One thing that happened, as codes; its key is what makes it this one fact. */
final class Fact {

	private final String key;

	private final OdsCode organisation;

	private final Instant at;

	private final Map<String, Object> codes = new LinkedHashMap<>();

	private Fact(String kind, String key, OdsCode organisation, Instant at) {
		this.key = key;
		this.organisation = organisation;
		this.at = at;
		this.codes.put("kind", kind);
	}

	/**
	 * @param kind as in the log's column
	 * @param key unique within the kind
	 */
	static Fact of(String kind, String key, OdsCode organisation, Instant at) {
		return new Fact(kind, kind + ":" + key, organisation, at);
	}

	/** Adds a code; what is not known is left out. */
	Fact with(String column, @Nullable Object value) {
		if (value instanceof Enum<?> code) {
			this.codes.put(column, code.name());
		}
		else if (value != null) {
			this.codes.put(column, value);
		}
		return this;
	}

	String key() {
		return this.key;
	}

	OdsCode organisation() {
		return this.organisation;
	}

	Instant at() {
		return this.at;
	}

	Map<String, Object> codes() {
		return this.codes;
	}

}
