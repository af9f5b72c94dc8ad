package org.peerprescribing.prescribing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Prescriptions; the database shows only those of the access scope. */
interface PrescriptionRepository extends Repository<StoredPrescription, UUID> {

	StoredPrescription save(StoredPrescription prescription);

	Optional<StoredPrescription> findById(UUID id);

	List<StoredPrescription> findByPatientOrderBySignedAtDescIdDesc(UUID patient);

	List<StoredPrescription> findByOrganisationOrderBySignedAtDescIdDesc(String organisation, Limit limit);

	List<StoredPrescription> findByOrganisationAndRequesterIdOrderBySignedAtDescIdDesc(String organisation,
			String requesterId, Limit limit);

	/** That stand, issued from the one moment until before the other; oldest first. */
	@Query("select p from StoredPrescription p where p.organisation = :organisation and p.requesterId = :requester"
			+ " and p.issuedAt >= :from and p.issuedAt < :until and p.status <> ENTERED_IN_ERROR order by p.issuedAt, p.id")
	List<StoredPrescription> issuedBy(String organisation, String requester, Instant from, Instant until, Limit limit);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from StoredPrescription p where p.id = :id")
	Optional<StoredPrescription> lock(UUID id);

	/** Of this patient, not ended; always in the same order, so that two never wait. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select p from StoredPrescription p where p.patient = :patient and p.status in (ACTIVE, ON_HOLD)"
			+ " order by p.id")
	List<StoredPrescription> lockOpen(UUID patient);

	/** Whether any prescription that does not stand so says it. */
	boolean existsByPatientAndContactProhibitedTrueAndStatusNot(UUID patient, Prescription.Status status);

	/** Whose grace is over, the longest waiting first. */
	@Query(nativeQuery = true, value = """
			select id from prescribing.prescription
			where status = 'ACTIVE' and issued_at is null and grace_until <= :now
			order by grace_until limit :most""")
	List<UUID> due(Instant now, int most);

	/** Empty where another replica is working on it. */
	@Query(nativeQuery = true, value = "select * from prescribing.prescription where id = :id for update skip locked")
	Optional<StoredPrescription> lockUnlessTaken(UUID id);

}
