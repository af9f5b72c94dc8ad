package org.peerprescribing.patient;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.SealedColumn;
import org.peerprescribing.shared.Sealer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Names and date of birth, sealed for their row: they are never asked for in SQL, only
 * shown or compared.
 */
@Component
class PersonSeal {

	private final Sealer sealer;

	PersonSeal(Sealer sealer) {
		this.sealer = sealer;
	}

	byte[] seal(UUID patient, PersonName name, LocalDate birthDate) {
		return this.sealer.sealTexts(List.of(name.given(), name.family(), birthDate.toString()), patient.toString());
	}

	/** What was sealed; fails where the key that sealed it is missing. */
	Opened open(UUID patient, byte[] sealed) {
		List<@Nullable String> texts = this.sealer.openTexts(sealed, patient.toString());
		return new Opened(new PersonName(Objects.requireNonNull(texts.get(0)), Objects.requireNonNull(texts.get(1))),
				LocalDate.parse(Objects.requireNonNull(texts.get(2))));
	}

	/**
	 * Who somebody is. Hides itself in text.
	 *
	 * @param name names
	 * @param birthDate date of birth
	 */
	record Opened(PersonName name, LocalDate birthDate) {

		@Override
		public String toString() {
			return "Opened[hidden]";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Columns {

		@Bean
		SealedColumn sealedPersons() {
			return new SealedColumn("patient.person", "patient", "sealed",
					List.of("given_name", "family_name", "birth_date"));
		}

	}

}
