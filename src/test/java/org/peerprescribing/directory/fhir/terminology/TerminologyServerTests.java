package org.peerprescribing.directory.fhir.terminology;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import ca.uhn.fhir.context.FhirContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CodedProblem;
import org.peerprescribing.directory.Need;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.Terminology;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.StubTerminologyServer;
import org.peerprescribing.support.StubTerminologyServer.Fault;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Over HTTP, against a server that can be broken on purpose. */
class TerminologyServerTests {

	/** Long enough for a busy machine; only a silent server is waited for. */
	private static final Duration LONG = Duration.ofSeconds(20);

	private static final Duration USUAL = Duration.ofMillis(300);

	/** Not on the list. */
	private static final String KIND_OF_DEPRESSION = "10211000132109";

	private static final String DEPRESSION = "35489007";

	private static final String MENTAL_DISORDER = "74732009";

	private static final String FINDING = "404684003";

	private static final String APPENDICITIS = "74400008";

	private static final NeedHierarchy NEEDS = CatalogueRows.needs();

	private final StubTerminologyServer stub = new StubTerminologyServer()
		.knows(KIND_OF_DEPRESSION, DEPRESSION, MENTAL_DISORDER, FINDING)
		.knows(APPENDICITIS, FINDING);

	private final AtomicLong age = new AtomicLong();

	private final Terminology server = server(LONG);

	@AfterEach
	void stop() {
		this.stub.close();
	}

	@Test
	void saysWhatACodeIsAKindOf() {
		assertThat(above(KIND_OF_DEPRESSION))
			.isEqualTo(Map.of(code(KIND_OF_DEPRESSION), codes(DEPRESSION, MENTAL_DISORDER, FINDING)));
	}

	@Test
	void theNearestOfSeveralNeedsIsTaken() {
		assertThat(needs(this.server, KIND_OF_DEPRESSION)).containsExactly(DEPRESSION);
	}

	@Test
	void aCodeUnderNoNeedLeadsToNone() {
		assertThat(needs(this.server, APPENDICITIS)).isEmpty();
	}

	@Test
	void whatItAnsweredIsRememberedForADayAlsoThatACodeIsUnknown() {
		above(KIND_OF_DEPRESSION, "22298006");
		assertThat(above(KIND_OF_DEPRESSION, "22298006")).containsEntry(code("22298006"), Set.of()).hasSize(2);
		assertThat(this.stub.calls()).isEqualTo(2);

		this.age.addAndGet(Duration.ofHours(23).toNanos());
		above(KIND_OF_DEPRESSION, "22298006");
		assertThat(this.stub.calls()).isEqualTo(2);

		this.age.addAndGet(Duration.ofHours(2).toNanos());
		above(KIND_OF_DEPRESSION, "22298006");
		assertThat(this.stub.calls()).isEqualTo(4);
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "NONE", "SILENT" })
	void aFailureIsNoAnswerAndIsNotRemembered(Fault fault) {
		this.stub.breakWith(fault);
		assertThat(above(KIND_OF_DEPRESSION)).isEmpty();

		this.stub.breakWith(Fault.NONE);
		assertThat(above(KIND_OF_DEPRESSION)).hasSize(1);
		assertThat(this.stub.calls()).isEqualTo(2);
	}

	@Test
	void aSilentServerIsNotWaitedForHoweverManyCodes() {
		Terminology hasty = server(USUAL);
		this.stub.breakWith(Fault.SILENT);

		long since = System.nanoTime();
		Map<SnomedConcept, Set<SnomedConcept>> above = hasty.above(some(40));
		Duration took = Duration.ofNanos(System.nanoTime() - since);

		assertThat(above).isEmpty();
		// One after the other they would take twelve seconds.
		assertThat(took).isBetween(Duration.ofMillis(250), Duration.ofSeconds(2));
		assertThat(this.stub.calls()).isLessThanOrEqualTo(TerminologyServer.MOST_CODES);
	}

	@Test
	void aServerThatIsNotThereIsNoAnswer() {
		this.stub.close();

		assertThat(above(KIND_OF_DEPRESSION)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = { "BROKEN", "PAGE" })
	void aServerThatKeepsFailingIsLeftAlone(Fault fault) {
		this.stub.breakWith(fault);
		for (int i = 0; i < 20; i++) {
			above(KIND_OF_DEPRESSION);
		}
		assertThat(this.stub.calls()).isEqualTo(5);

		this.stub.breakWith(Fault.NONE);
		assertThat(above(KIND_OF_DEPRESSION)).isEmpty();
		assertThat(this.stub.calls()).isEqualTo(5);
	}

	@Test
	void aServerThatRefusesACodeIsAskedAboutOthers() {
		this.stub.breakWith(Fault.NOT_FOUND);
		for (int i = 0; i < 20; i++) {
			above("22298006");
		}

		this.stub.breakWith(Fault.NONE);
		assertThat(above(KIND_OF_DEPRESSION)).hasSize(1);
	}

	@Test
	void isNeverAskedInsideATransactionNotEvenForWhatItRemembers() {
		above(KIND_OF_DEPRESSION);
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThatIllegalStateException().isThrownBy(() -> above(KIND_OF_DEPRESSION));
		}
		finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = { "NONE" })
	void whereItFailsEveryCodeHasTheAnswerItHasWithoutIt(Fault fault) {
		this.stub.breakWith(fault);
		List<CodedProblem> problems = Stream.concat(NEEDS.all().stream().map(Need::concept), some(40).stream())
			.map(CodedProblem::new)
			.toList();

		assertThat(new CodedNeeds(server(USUAL)).of(problems, NEEDS))
			.isEqualTo(new CodedNeeds(Terminology.NONE).of(problems, NEEDS))
			.hasSize(NEEDS.all().size());
	}

	@Test
	void withoutAnAddressNobodyIsAsked() {
		TerminologyConfiguration configuration = new TerminologyConfiguration();
		FhirContext context = FhirContext.forR4Cached();

		assertThat(configuration.terminology(new TerminologySettings(null, USUAL), context)).isSameAs(Terminology.NONE);
		assertThat(configuration.terminology(new TerminologySettings(URI.create(""), USUAL), context))
			.isSameAs(Terminology.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://terms.example/fhir", "https://terms.example/fhir/", "https://a:b@terms.example",
			"https://terms.example/fhir?x=1", "https://terms.example#x", "/fhir", "terms.example" })
	void anAddressThatIsNoneIsRefused(String address) {
		assertThatExceptionOfType(InvalidValue.class)
			.isThrownBy(() -> new TerminologySettings(URI.create(address), USUAL));
	}

	private Terminology server(Duration patience) {
		return new TerminologyServer(new Expansions(this.stub.base(), patience, FhirContext.forR4Cached()), patience,
				this.age::get);
	}

	private Map<SnomedConcept, Set<SnomedConcept>> above(String... codes) {
		return this.server.above(codes(codes));
	}

	private static List<String> needs(Terminology terminology, String code) {
		return new CodedNeeds(terminology).of(List.of(new CodedProblem(code(code))), NEEDS)
			.values()
			.stream()
			.map((need) -> need.concept().id())
			.toList();
	}

	/** Well-formed codes that nobody knows. */
	private static Set<SnomedConcept> some(int many) {
		return Stream.iterate(900_000_000L, (number) -> number + 1).flatMap((number) -> {
			try {
				return Stream.of(new SnomedConcept(number + "00" + number % 10));
			}
			catch (InvalidValue ex) {
				return Stream.empty();
			}
		}).limit(many).collect(Collectors.toSet());
	}

	private static Set<SnomedConcept> codes(String... codes) {
		return Stream.of(codes).map(SnomedConcept::new).collect(Collectors.toSet());
	}

	private static SnomedConcept code(String code) {
		return new SnomedConcept(code);
	}

}
