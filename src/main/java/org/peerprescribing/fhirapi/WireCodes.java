package org.peerprescribing.fhirapi;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Our own lists of codes on the wire: kebab-case, exactly. */
public final class WireCodes {

	private WireCodes() {
	}

	public static String of(Enum<?> value) {
		return of(value.name());
	}

	/** For the name of a constant, as it is kept. */
	public static String of(String name) {
		return name.toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The constant with this code; empty where the list has no such code. */
	public static <E extends Enum<E>> Optional<E> find(Class<E> list, String code) {
		return Arrays.stream(list.getEnumConstants()).filter((value) -> of(value).equals(code)).findFirst();
	}

}
