package org.peerprescribing.prescribing.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Type;
import org.peerprescribing.fhirapi.WireCodes;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/**
 * The parameters of an operation, or the parts of one of them. Each knows its FHIRPath,
 * so that every refusal names the element at fault; none says what was in it.
 */
final class Given {

	private final String path;

	private final List<One> all;

	private Given(String path, List<ParametersParameterComponent> sent, Set<String> known) {
		this.path = path;
		this.all = IntStream.range(0, sent.size()).mapToObj((i) -> new One(path + "[" + i + "]", sent.get(i))).toList();
		this.all.forEach((one) -> one.mustBeOneOf(known));
	}

	/** Refuses a name that is not known: nothing is passed over. */
	static Given of(Parameters parameters, String... known) {
		return new Given("Parameters.parameter", parameters.getParameter(), Set.of(known));
	}

	/** All of that name; refuses the first beyond the most. */
	List<One> all(String name, int most) {
		List<One> named = this.all.stream().filter((one) -> one.sent().getName().equals(name)).toList();
		if (named.size() > most) {
			throw named.get(most).refused(Problem.REPEATED);
		}
		return named;
	}

	/** As {@link #all}, at least one. */
	List<One> some(String name, int most) {
		List<One> named = all(name, most);
		if (named.isEmpty()) {
			throw new ProblemException(Problem.REQUIRED, this.path + ".where(name='" + name + "')");
		}
		return named;
	}

	One one(String name) {
		return some(name, 1).getFirst();
	}

	Optional<One> maybe(String name) {
		return all(name, 1).stream().findFirst();
	}

	/**
	 * One parameter or part.
	 *
	 * @param path its FHIRPath
	 * @param sent as it came
	 */
	record One(String path, ParametersParameterComponent sent) {

		private static final int DAY = "2026-01-31".length();

		/** Groups and unwritten languages: well-formed, and no language to talk in. */
		private static final Set<String> NO_LANGUAGE = Set.of("und", "mul", "mis", "zxx");

		private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

		private void mustBeOneOf(Set<String> known) {
			if (!this.sent.hasName()) {
				throw new ProblemException(Problem.REQUIRED, this.path + ".name");
			}
			if (!known.contains(this.sent.getName())) {
				throw new ProblemException(Problem.UNKNOWN_CODE, this.path + ".name");
			}
			if (this.sent.hasModifierExtension()) {
				throw new ProblemException(Problem.INVALID_VALUE, this.path + ".modifierExtension");
			}
			if (this.sent.getResource() != null) {
				throw new ProblemException(Problem.INVALID_VALUE, this.path + ".resource");
			}
		}

		/** Refuses a value of another type with its path, and none at all. */
		<T extends Type> T value(Class<T> type) {
			if (this.sent.hasPart()) {
				throw new ProblemException(Problem.INVALID_VALUE, this.path + ".part");
			}
			if (!this.sent.hasValue()
					|| (this.sent.getValue().isPrimitive() && !this.sent.getValue().hasPrimitiveValue())) {
				throw new ProblemException(Problem.REQUIRED, this.path + ".value");
			}
			if (!type.isInstance(this.sent.getValue())) {
				throw refused(Problem.INVALID_VALUE);
			}
			return type.cast(this.sent.getValue());
		}

		/** The parts of it, which has no value of its own. */
		Given parts(String... known) {
			if (this.sent.hasValue()) {
				throw refused(Problem.INVALID_VALUE);
			}
			return new Given(this.path + ".part", this.sent.getPart(), Set.of(known));
		}

		String code() {
			return value(CodeType.class).getValue();
		}

		<E extends Enum<E>> E code(Class<E> list) {
			return WireCodes.find(list, code()).orElseThrow(() -> refused(Problem.UNKNOWN_CODE));
		}

		/** A whole number within bounds, both included. */
		int number(int least, int most) {
			int number = value(IntegerType.class).getValue();
			if (number < least || number > most) {
				throw refused(Problem.INVALID_VALUE);
			}
			return number;
		}

		/** A whole day, not only a year or a month. */
		LocalDate day() {
			String text = value(DateType.class).getValueAsString();
			if (text.length() != DAY) {
				throw refused(Problem.INVALID_VALUE);
			}
			return LocalDate.parse(text);
		}

		/**
		 * A BCP 47 tag whose language exists: one of ISO 639-1, or a code of three
		 * letters that is not kept for private use.
		 */
		LanguageTag language() {
			String code = code();
			int end = (code.indexOf('-') < 0) ? code.length() : code.indexOf('-');
			String language = code.substring(0, end).toLowerCase(Locale.ROOT);
			try {
				LanguageTag tag = new LanguageTag(language + code.substring(end));
				boolean exists = (language.length() == 2) ? LANGUAGES.contains(language)
						: !NO_LANGUAGE.contains(language) && !language.matches("q[a-t].");
				if (exists) {
					return tag;
				}
			}
			catch (InvalidValue ex) {
				throw refused(Problem.INVALID_VALUE);
			}
			throw refused(Problem.UNKNOWN_CODE);
		}

		/** A refusal of the value. */
		ProblemException refused(Problem problem) {
			return new ProblemException(problem, this.path + ".value");
		}

		/** A refusal of something inside the value. */
		ProblemException refused(Problem problem, String inside) {
			return new ProblemException(problem, this.path + ".value." + inside);
		}

	}

}
