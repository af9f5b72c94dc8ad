package org.peerprescribing.directory.openreferral;

import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The regions of the catalogue with their codes of the Office for National Statistics.
 */
enum Nation {

	UK("UK", "United Kingdom", "K02000001"), ENGLAND("England", "England", "E92000001"),
	WALES("Wales", "Wales", "W92000004"), SCOTLAND("Scotland", "Scotland", "S92000003"),
	NORTHERN_IRELAND("NI", "Northern Ireland", "N92000002"), ANYWHERE("global", "Anywhere", null);

	private static final String REGISTER = "http://statistics.data.gov.uk/id/statistical-geography/";

	private final String region;

	private final String words;

	private final @Nullable String code;

	Nation(String region, String words, @Nullable String code) {
		this.region = region;
		this.words = words;
		this.code = code;
	}

	/** The catalogue's word. */
	String region() {
		return this.region;
	}

	String words() {
		return this.words;
	}

	@Nullable String uri() {
		return (this.code != null) ? REGISTER + this.code : null;
	}

	static Optional<Nation> ofRegion(String region) {
		return Arrays.stream(values()).filter((nation) -> nation.region.equals(region)).findFirst();
	}

	/** By the end of the register's address, else by name. */
	static Optional<Nation> read(String uri, String name) {
		return Arrays.stream(values())
			.filter((nation) -> (nation.code != null && uri.endsWith("/" + nation.code))
					|| nation.words.equalsIgnoreCase(name.strip()))
			.findFirst();
	}

}
