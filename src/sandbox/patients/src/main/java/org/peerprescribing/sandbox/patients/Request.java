package org.peerprescribing.sandbox.patients;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * What is asked on the command line.
 *
 * @param output {@code --output=folder}: where the bundles go; must be given
 * @param synthea {@code --synthea=folder}: where Synthea works, emptied first; default:
 * {@code synthea} beside the output
 * @param count {@code --count=60}: how many patients, 20 to 1000
 * @param seed {@code --seed=20261122}: same seed, same patients
 * @param referenceDate {@code --reference-date=2026-11-22}: the day ages and dates are
 * reckoned from; default today
 * @param chosenOnly {@code --chosen}: write only the twelve chosen cases, named by what
 * they are
 */
record Request(Path output, Path synthea, int count, long seed, LocalDate referenceDate, boolean chosenOnly) {

	static final int DEFAULT_COUNT = 60;

	static final long DEFAULT_SEED = 20261122;

	private static final int FEWEST = 20;

	/**
	 * Reads the arguments.
	 * @throws IllegalArgumentException with a sentence for the person who typed them
	 */
	static Request of(String[] arguments, LocalDate today) {
		Path output = null;
		Path synthea = null;
		int count = DEFAULT_COUNT;
		long seed = DEFAULT_SEED;
		LocalDate referenceDate = today;
		boolean chosenOnly = false;
		for (String argument : arguments) {
			String value = argument.substring(argument.indexOf('=') + 1);
			switch (argument.replaceFirst("=.*", "")) {
				case "--output" -> output = Path.of(value).toAbsolutePath();
				case "--synthea" -> synthea = Path.of(value).toAbsolutePath();
				case "--count" -> count = (int) number(argument, value, FEWEST, Overlay.MOST);
				case "--seed" -> seed = number(argument, value, Long.MIN_VALUE, Long.MAX_VALUE);
				case "--reference-date" -> referenceDate = date(argument, value);
				case "--chosen" -> chosenOnly = true;
				default -> throw new IllegalArgumentException("Not an option: " + argument);
			}
		}
		if (output == null) {
			throw new IllegalArgumentException("Say where the bundles go: --output=folder");
		}
		Path work = (synthea != null) ? synthea : output.resolveSibling("synthea");
		return new Request(output, work, count, seed, referenceDate, chosenOnly);
	}

	private static long number(String argument, String value, long low, long high) {
		try {
			long number = Long.parseLong(value);
			if (number >= low && number <= high) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// falls through to the one sentence below
		}
		throw new IllegalArgumentException("Not a number from " + low + " to " + high + ": " + argument);
	}

	private static LocalDate date(String argument, String value) {
		try {
			return LocalDate.parse(value);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("Not a date like 2026-11-22: " + argument, ex);
		}
	}

}
