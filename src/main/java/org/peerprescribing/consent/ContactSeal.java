package org.peerprescribing.consent;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.SealedColumn;
import org.peerprescribing.shared.Sealer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Mobile number and e-mail address, sealed for their row. */
@Component
class ContactSeal {

	private final Sealer sealer;

	ContactSeal(Sealer sealer) {
		this.sealer = sealer;
	}

	/** Null where there is nothing to seal. */
	byte @Nullable [] seal(UUID patient, ContactDetails details) {
		return (details.mobile() == null && details.email() == null) ? null
				: this.sealer.sealTexts(Arrays.asList(details.mobile(), details.email()), patient.toString());
	}

	/** What was sealed; fails where the key that sealed it is missing. */
	ContactDetails open(UUID patient, Channel channel, byte[] sealed) {
		List<@Nullable String> texts = this.sealer.openTexts(sealed, patient.toString());
		return new ContactDetails(channel, texts.get(0), texts.get(1));
	}

	@Configuration(proxyBeanMethods = false)
	static class Columns {

		@Bean
		SealedColumn sealedContacts() {
			return new SealedColumn("consent.standing", "patient", "sealed", List.of("mobile", "email"));
		}

	}

}
