package org.peerprescribing.patient;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Rows of people; the database shows only those of the access scope. */
interface PersonRepository extends Repository<StoredPerson, UUID> {

	Optional<StoredPerson> findById(UUID id);

	Optional<StoredPerson> findFirstByNhsNumberOrderByChangedAtDesc(String nhsNumber);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from StoredPerson p where p.id = :id")
	Optional<StoredPerson> lock(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from StoredPerson p where p.organisation = :organisation and p.nhsNumber = :nhsNumber")
	Optional<StoredPerson> lock(String organisation, String nhsNumber);

	/** One row however many come at once; 0 where the person is here already. */
	@Modifying
	@Query(nativeQuery = true, value = """
			insert into patient.person (patient, organisation, nhs_number, sealed, sex, ethnic_group, language,
			  registration, changed_at, version)
			values (:id, :organisation, :nhsNumber, :sealed, 'UNKNOWN', 'UNKNOWN', 'en', 'REGISTERED', :at, 0)
			on conflict (organisation, nhs_number) do nothing""")
	int addIfNew(UUID id, String organisation, String nhsNumber, byte[] sealed, Instant at);

}
