package org.peerprescribing.consent;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** One row for each patient who was ever asked; created with nothing agreed. */
interface StandingChoicesRepository extends Repository<StandingChoices, UUID> {

	Optional<StandingChoices> findById(UUID patient);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select s from StandingChoices s where s.patient = :patient")
	Optional<StandingChoices> lock(UUID patient);

	@Modifying
	@Query(nativeQuery = true, value = """
			insert into consent.standing (patient, organisation, contact_agreed, sharing, changed_at, version)
			values (:patient, :organisation, false, 'NOT_CHOSEN', :at, 0)
			on conflict (patient) do nothing""")
	int addIfNew(UUID patient, String organisation, Instant at);

}
