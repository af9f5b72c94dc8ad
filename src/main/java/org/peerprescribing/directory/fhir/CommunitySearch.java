package org.peerprescribing.directory.fhir;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CodedProblem;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;

/**
 * Turns search values into a question to a community. Values of one parameter separated
 * by commas mean any of them. A code in another system matches nothing; one of our own
 * that does not exist is refused.
 */
final class CommunitySearch {

	private static final List<String> REGIONS = List.of("UK", "England", "Wales", "Scotland", "NI", "global");

	private static final List<String> FORMATS = List.of("forum", "social-network", "group-chat", "video-meeting", "app",
			"one-to-one-peer");

	private CommunitySearch() {
	}

	/** Serves the need that one of these codes leads to. */
	static Predicate<Community> topic(@Nullable TokenOrListParam values, CodedNeeds coded, NeedHierarchy needs) {
		if (values == null || values.getValuesAsQueryTokens().isEmpty()) {
			return (facts) -> true;
		}
		List<CodedProblem> asked = values.getValuesAsQueryTokens()
			.stream()
			.filter((value) -> isOf(value, FhirSystems.SNOMED))
			.map((value) -> new CodedProblem(new SnomedConcept(text(value))))
			.toList();
		Set<SnomedConcept> wanted = coded.of(asked, needs)
			.values()
			.stream()
			.map(Need::concept)
			.collect(Collectors.toSet());
		return (facts) -> facts.needs().stream().anyMatch(wanted::contains);
	}

	/** Speaks this language, whatever the region of the tag. */
	static Predicate<Community> language(@Nullable TokenOrListParam values) {
		return any(values, (value) -> {
			String wanted = Locale.forLanguageTag(text(value)).getLanguage();
			if (wanted.isEmpty()) {
				throw new ProblemException(Problem.INVALID_VALUE, "language");
			}
			return (facts) -> isOf(value, CommunityTranslator.LANGUAGES)
					&& facts.languages().stream().anyMatch((tag) -> tag.primary().equals(wanted));
		});
	}

	static Predicate<Community> audience(@Nullable TokenOrListParam values) {
		List<String> known = Arrays.stream(Audience.values())
			.map((group) -> CommunityTranslator.code(group.name()))
			.toList();
		return coded("audience", values, known,
				(facts, code) -> facts.audience()
					.stream()
					.anyMatch((group) -> CommunityTranslator.code(group.name()).equals(code)));
	}

	static Predicate<Community> format(@Nullable TokenOrListParam values) {
		return coded("format", values, FORMATS,
				(facts, code) -> facts.formats().stream().map(CommunityTranslator::code).anyMatch(code::equals));
	}

	static Predicate<Community> region(@Nullable TokenOrListParam values) {
		return coded("region", values, REGIONS, (facts, code) -> facts.region().equals(code));
	}

	/** Any part of the name, whatever the case; {@code :exact} the whole of it. */
	static Predicate<Community> name(@Nullable StringParam value) {
		if (value == null || value.isEmpty()) {
			return (facts) -> true;
		}
		String wanted = value.getValue();
		return value.isExact() ? (facts) -> facts.name().equals(wanted)
				: (facts) -> folded(facts.name()).contains(folded(wanted));
	}

	private static Predicate<Community> coded(String parameter, @Nullable TokenOrListParam values, List<String> known,
			BiPredicate<Community, String> has) {
		return any(values, (value) -> {
			if (!isOf(value, FhirSystems.codes(parameter))) {
				return (facts) -> false;
			}
			String code = text(value);
			if (!known.contains(code)) {
				throw new ProblemException(Problem.UNKNOWN_CODE, parameter);
			}
			return (facts) -> has.test(facts, code);
		});
	}

	private static Predicate<Community> any(@Nullable TokenOrListParam values,
			Function<TokenParam, Predicate<Community>> read) {
		if (values == null || values.getValuesAsQueryTokens().isEmpty()) {
			return (facts) -> true;
		}
		List<Predicate<Community>> each = values.getValuesAsQueryTokens().stream().map(read).toList();
		return (facts) -> each.stream().anyMatch((one) -> one.test(facts));
	}

	/** No system at all means any. */
	private static boolean isOf(TokenParam value, String system) {
		return value.getSystem() == null || value.getSystem().isEmpty() || value.getSystem().equals(system);
	}

	private static String text(TokenParam value) {
		return Objects.requireNonNullElse(value.getValue(), "");
	}

	private static String folded(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
	}

}
