package org.peerprescribing.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.CodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.peerprescribing.carerecord.RecordEntry;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consultation.DeclineReason;
import org.peerprescribing.directory.Answer;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.Moderation;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.SupportKind;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.fhirapi.WireCodes;
import org.peerprescribing.matching.AccessNeed;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchAnswered;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.matching.ScoreTerm;
import org.peerprescribing.outcomes.CheckInAnswers;
import org.peerprescribing.outcomes.instrument.Instrument;
import org.peerprescribing.outcomes.instrument.ShippedInstruments;
import org.peerprescribing.prescribing.RevocationReason;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * The code systems that are published have the codes that the service knows, no more and
 * no less.
 */
class CodeListTests {

	static Stream<Arguments> lists() {
		return Stream.of(arguments("uptake-ladder", UptakeStep.class), arguments("evidence", Evidence.class),
				arguments("not-right-reason", NotRightReason.class),
				arguments("revocation-reason", RevocationReason.class),
				arguments("decline-reason", DeclineReason.class), arguments("support-kind", SupportKind.class),
				arguments("audience", Audience.class), arguments("moderation", Moderation.class),
				arguments("anonymity", Answer.class), arguments("cost", Community.Cost.class),
				arguments("match-outcome", MatchAnswered.Kind.class), arguments("score-term", ScoreTerm.Kind.class),
				arguments("access-need", AccessNeed.class), arguments("digital-access", DigitalAccess.class),
				arguments("channel", Channel.class), arguments("fit", CheckInAnswers.Fit.class),
				arguments("record-entry", RecordEntry.Kind.class));
	}

	@ParameterizedTest
	@MethodSource("lists")
	void thePublishedListIsTheListOfTheService(String system, Class<? extends Enum<?>> list) {
		assertThat(codes(system)).isEqualTo(names(list));
	}

	@Test
	void anAnswerAboutRiskMayBeThatThereIsNone() {
		Set<String> risks = names(Risk.class);
		risks.add("no-known-risks");

		assertThat(codes("risk")).isEqualTo(risks);
	}

	@Test
	void everyEndThatNeedsAReasonHasOne() {
		Set<String> ends = Stream.of(UptakeStep.values())
			.filter((step) -> step.isEnd() && step != UptakeStep.FINISHED && step != UptakeStep.ALREADY_MEMBER)
			.map(UptakeStep::code)
			.collect(Collectors.toCollection(TreeSet::new));
		ends.add("community-unavailable");

		assertThat(codes("status-reason")).isEqualTo(ends);
	}

	@Test
	void problemsHaveTheirPublishedCodesAndWords() {
		assertThat(system("problem").getConcept())
			.extracting((concept) -> concept.getCode() + " " + concept.getDisplay())
			.containsExactlyElementsOf(
					Stream.of(Problem.values()).map((problem) -> problem.code() + " " + problem.title()).toList());
	}

	@Test
	void everyQuestionnaireHasItsAnswersItsVersionAndItsTotal() {
		List<Instrument> shipped = Stream.of("check-in", "ons4", "ucla3").map(ShippedInstruments::get).toList();
		Set<String> fitAndReason = Stream.of("fit", "not-right-reason")
			.flatMap((system) -> codes(system).stream())
			.collect(Collectors.toSet());
		Set<String> answers = shipped.stream()
			.flatMap((instrument) -> instrument.items().stream())
			.filter((item) -> !Set.of("fit", "not-right").contains(item.linkId()))
			.flatMap((item) -> item.options().stream())
			.map(Instrument.Option::code)
			.filter((code) -> code != null)
			.collect(Collectors.toCollection(TreeSet::new));

		assertThat(codes("answer")).isEqualTo(answers).doesNotContainAnyElementsOf(fitAndReason);
		assertThat(codes("method")).contains("check-in-" + shipped.getFirst().asked().version(),
				"ucla3-" + shipped.getLast().asked().version());
		assertThat(codes("observation")).containsExactlyInAnyOrder("uptake", "usefulness",
				shipped.getLast().id() + "-total");
	}

	@Test
	void everyListHasItsAddressAndIsWhole() {
		assertThat(systems()).allSatisfy((system) -> {
			assertThat(system.getUrl()).isEqualTo(FhirSystems.codes(system.getIdElement().getIdPart()));
			assertThat(system.getContent()).isEqualTo(CodeSystem.CodeSystemContentMode.COMPLETE);
		});
	}

	private static Set<String> codes(String system) {
		return system(system).getConcept()
			.stream()
			.map(CodeSystem.ConceptDefinitionComponent::getCode)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static CodeSystem system(String id) {
		return systems().stream()
			.filter((system) -> system.getUrl().equals(FhirSystems.codes(id)))
			.findFirst()
			.orElseThrow();
	}

	private static List<CodeSystem> systems() {
		return ValidFhir.definitions()
			.stream()
			.map((json) -> FhirContext.forR4Cached().newJsonParser().parseResource(json))
			.filter(CodeSystem.class::isInstance)
			.map(CodeSystem.class::cast)
			.toList();
	}

	private static Set<String> names(Class<? extends Enum<?>> list) {
		return Arrays.stream(list.getEnumConstants()).map(WireCodes::of).collect(Collectors.toCollection(TreeSet::new));
	}

}
