package org.peerprescribing.notification;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * NHS Notify and the NHS App are a place behind {@link MessageCarrier}, and nothing is
 * built there. Whoever builds it begins with {@link CarrierContract}, chooses a patient
 * by NHS number instead of a telephone number, and takes this test away.
 */
class NhsNotifyTests {

	@Test
	void cannotBeChosenByASite() {
		assertThat(NotificationSettings.Carrier.values()).extracting(Enum::name).containsExactly("OUTBOX", "NOTIFY");
	}

	@Test
	void isNotBuilt() {
		assertThat(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
			.importPackages("org.peerprescribing.notification")
			.stream()
			.filter((type) -> type.isAssignableTo(MessageCarrier.class) && !type.isInterface())
			.map(JavaClass::getSimpleName)).containsExactlyInAnyOrder("OutboxCarrier", "NotifyCarrier");
	}

}
