package org.peerprescribing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The house stands as its plan says; the diagrams and canvases are written beside the
 * test reports.
 */
class ModularityTests {

	private static final ApplicationModules MODULES = ApplicationModules.of(PeerPrescribingApplication.class);

	@Test
	void hasNoCycleAndCallsOnlyWhatEachModuleDeclares() {
		MODULES.verify();
	}

	@Test
	void hasTheSixteenModulesOfThePlan() {
		assertThat(MODULES.stream().map((module) -> module.getIdentifier().toString())).containsExactlyInAnyOrder(
				"shared", "identity", "audit", "fhirapi", "worklist", "patient", "directory", "consent", "matching",
				"prescribing", "referral", "outcomes", "notification", "carerecord", "reporting", "consultation");
	}

	/**
	 * A label in the tests that hides a module's own would let the module call anything.
	 */
	@Test
	void readsTheLabelOfEveryModule() {
		assertThat(MODULES.stream().map((module) -> label(module.getBasePackage().getName())))
			.allMatch((label) -> label != null && !label.displayName().isEmpty());
	}

	@Test
	void leavesNoModuleOpen() {
		assertThat(MODULES.stream().filter((module) -> module.isOpen())).isEmpty();
	}

	@Test
	void writesTheModuleDocumentation() {
		new Documenter(MODULES, Documenter.Options.defaults().withOutputFolder("target/modules")).writeDocumentation();

		assertThat(java.nio.file.Path.of("target/modules/components.puml")).isNotEmptyFile();
	}

	private static @Nullable ApplicationModule label(String module) {
		try {
			return Class.forName(module + ".package-info").getPackage().getAnnotation(ApplicationModule.class);
		}
		catch (ClassNotFoundException ex) {
			return null;
		}
	}

}
