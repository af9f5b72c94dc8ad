package org.peerprescribing.carerecord;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.shared.InvalidValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EntryRouteTests {

	@ParameterizedTest
	@ValueSource(strings = { "fhir", "document", "print" })
	void whatIsBuiltMayBeChosen(String adapter) {
		assertThat(endpoint(adapter).route().code()).isEqualTo(adapter);
	}

	@ParameterizedTest
	@ValueSource(strings = { "im1", "bars" })
	void whatNeedsAnAgreementIsRefusedWithTheReason(String adapter) {
		assertThatIllegalArgumentException().isThrownBy(() -> endpoint(adapter).route())
			.withMessageContaining(adapter)
			.withMessageContaining("agreement")
			.withMessageContaining("fhir, document, print");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mesh", "FHIR", "" })
	void whatNobodyKnowsIsRefused(String adapter) {
		assertThatIllegalArgumentException().isThrownBy(() -> endpoint(adapter).route())
			.withMessageContaining("There is no adapter");
	}

	/** Whoever implements one lets it pass EntryCarrierContract and changes this. */
	@Test
	void theRoutesThatNeedAnAgreementArePortsOnly() {
		assertThat(implementing(Im1Carrier.class)).isEmpty();
		assertThat(implementing(BarsCarrier.class)).isEmpty();
		assertThat(implementing(EntryCarrier.class)).containsExactlyInAnyOrder("FhirEntryCarrier",
				"DocumentEntryCarrier", "PrintEntryCarrier");
	}

	@Test
	void onlyPaperNeedsNoAddress() {
		assertThat(withoutAddress("print").route()).isEqualTo(EntryRoute.PRINT);
		assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> withoutAddress("fhir").route());
	}

	private static CareRecordSettings.Endpoint withoutAddress(String adapter) {
		return new CareRecordSettings.Endpoint("Y12345", null, null, null, null, null, "system/*.cruds", adapter);
	}

	private static List<String> implementing(Class<?> port) {
		return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.peerprescribing")
			.stream()
			.filter((type) -> type.isAssignableTo(port) && !type.getModifiers().contains(JavaModifier.ABSTRACT))
			.map(JavaClass::getSimpleName)
			.toList();
	}

	private static CareRecordSettings.Endpoint endpoint(String adapter) {
		return new CareRecordSettings.Endpoint("Y12345", URI.create("https://record.example/fhir"), null, null, null,
				null, "system/*.cruds", adapter);
	}

}
