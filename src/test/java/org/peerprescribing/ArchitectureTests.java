package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import jakarta.persistence.Entity;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.peerprescribing.prescribing.PrescriptionSigned;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.repository.Repository;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

/** How the code is written, where a rule can be read from it. */
class ArchitectureTests {

	private static final String ROOT = "org.peerprescribing";

	private static final int LONGEST_FILE = 300;

	private static final JavaClasses CODE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages(ROOT);

	@Test
	void entitiesAndRepositoriesStayInTheirPackage() {
		check(classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate());
		check(classes().that().areAssignableTo(Repository.class).should().bePackagePrivate());
	}

	@Test
	void nothingIsInjectedIntoAField() {
		noFields().should().beAnnotatedWith(Autowired.class).check(CODE);
	}

	@Test
	void nothingWritesToTheConsole() {
		check(noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err"));
		check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
	}

	/** Time comes from the one injected clock, which the sandbox and the tests move. */
	@Test
	void nobodyAsksForTheTimeButTheClock() {
		DescribedPredicate<JavaClass> besidesTheClock = not(DescribedPredicate.describe("the clock's own configuration",
				(JavaClass type) -> Set.of(ROOT + ".identity.IdentityConfiguration", ROOT + ".shared.WallTime")
					.contains(type.getName())));
		for (Class<?> type : List.of(java.time.Instant.class, java.time.LocalDate.class, java.time.LocalDateTime.class,
				java.time.ZonedDateTime.class, java.time.OffsetDateTime.class, java.time.Year.class,
				java.time.YearMonth.class)) {
			check(noClasses().that(besidesTheClock).should().callMethod(type, "now"));
		}
		check(noClasses().that(besidesTheClock).should().callMethod(java.time.Clock.class, "systemUTC"));
		check(noClasses().should().callConstructor(java.util.Date.class));
	}

	@Test
	void fhirTypesStayWhereFhirIsSpoken() {
		noClasses()
			.that(resideInAnyPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT + "..fhir..", ROOT + ".fhirapi..",
					ROOT + ".consultation..", ROOT + ".carerecord.."))))
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("ca.uhn.fhir..", "org.hl7.fhir..")
			.check(CODE);
	}

	@Test
	void everyPackageSaysWhatItIsForAndIsCheckedForNulls() {
		Set<String> packages = CODE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

		assertThat(packages).hasSizeGreaterThan(16).allSatisfy((name) -> {
			Package described = Objects.requireNonNull(Class.forName(name + ".package-info").getPackage());
			assertThat(described.isAnnotationPresent(NullMarked.class)).isTrue();
			assertThat(Files.readString(Path.of("src/main/java", name.replace('.', '/'), "package-info.java")))
				.contains("/**");
		});
	}

	/**
	 * Public means that somebody outside the package needs it: uses it, or is answered
	 * with it. An event may wait for its first listener.
	 */
	@Test
	void whatIsPublicIsUsedElsewhere() {
		List<String> unused = CODE.stream()
			.filter((type) -> type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((type) -> !type.getSimpleName().equals("package-info"))
			.filter((type) -> !type.getName().equals(PeerPrescribingApplication.class.getName()))
			.filter((type) -> !type.isAnnotatedWith(ConfigurationProperties.class))
			.filter((type) -> !isUsedElsewhere(type) && !isSaidElsewhere(type) && !isPublished(type))
			.map(JavaClass::getName)
			.sorted()
			.toList();

		assertThat(unused).isEmpty();
	}

	@Test
	void noFileIsLongerThanOneCanRead() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			List<String> long_ = files.filter(ArchitectureTests::isWrittenByHand)
				.filter((file) -> lines(file) > LONGEST_FILE)
				.map(Path::toString)
				.toList();

			assertThat(long_).isEmpty();
		}
	}

	private static boolean isUsedElsewhere(JavaClass type) {
		return Stream
			.concat(type.getDirectDependenciesToSelf().stream(),
					CODE.stream()
						.filter((inner) -> inner.getName().startsWith(type.getName() + "$"))
						.flatMap((inner) -> inner.getDirectDependenciesToSelf().stream()))
			.anyMatch((use) -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
	}

	/**
	 * Part of the signature of a public method, generics included, of a public type that
	 * is used elsewhere.
	 */
	private static boolean isSaidElsewhere(JavaClass type) {
		return CODE.stream()
			.filter((other) -> other.getPackageName().equals(type.getPackageName()) && !other.equals(type))
			.filter((other) -> other.getModifiers().contains(JavaModifier.PUBLIC) && isUsedElsewhere(other))
			.flatMap((other) -> other.getMethods().stream())
			.filter((method) -> method.getModifiers().contains(JavaModifier.PUBLIC))
			.anyMatch((method) -> Stream
				.concat(method.getReturnType().getAllInvolvedRawTypes().stream(),
						method.getParameterTypes()
							.stream()
							.flatMap((parameter) -> parameter.getAllInvolvedRawTypes().stream()))
				.anyMatch(type::equals));
	}

	private static boolean isPublished(JavaClass type) {
		return type.getName().equals(PrescriptionSigned.class.getName());
	}

	private static boolean isWrittenByHand(Path file) {
		String name = file.toString();
		return name.matches(".*\\.(java|sql|html|css|js|properties|yaml)") && !name.contains("node_modules")
				&& !name.contains("/target/");
	}

	private static long lines(Path file) {
		try (Stream<String> lines = Files.lines(file)) {
			return lines.count();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	/** A rule about things of which there are none yet still holds. */
	private static void check(ClassesShouldConjunction rule) {
		ArchRule tolerant = rule.allowEmptyShould(true);
		tolerant.check(CODE);
	}

}
