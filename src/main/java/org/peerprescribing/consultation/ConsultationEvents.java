package org.peerprescribing.consultation;

import org.peerprescribing.consent.ErasureOrdered;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.PatientDied;
import org.peerprescribing.patient.PatientLeft;
import org.peerprescribing.patient.Patients;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets for whom a card was shown or declined, where the person wants nothing kept. */
@Component
class ConsultationEvents {

	private final Patients patients;

	private final JdbcClient jdbc;

	private final Drafts drafts;

	ConsultationEvents(Patients patients, JdbcClient jdbc, Drafts drafts) {
		this.patients = patients;
		this.jdbc = jdbc;
		this.drafts = drafts;
	}

	@EventListener
	void on(PatientDied event) {
		this.drafts.eraseOf(event.patient(), "patient-gone");
	}

	@EventListener
	void on(PatientLeft event) {
		this.drafts.eraseOf(event.patient(), "patient-gone");
	}

	@EventListener
	void on(ErasureOrdered event) {
		this.patients.find(event.patient()).map(Patient::nhsNumber).ifPresent((number) -> {
			this.jdbc.sql("update consultation.card set nhs_number = null where nhs_number = ?")
				.param(number.value())
				.update();
			this.jdbc.sql("delete from consultation.decline where nhs_number = ?").param(number.value()).update();
			this.jdbc.sql("delete from consultation.arrival where nhs_number = ?").param(number.value()).update();
		});
		this.drafts.eraseOf(event.patient(), "erasure");
		this.jdbc.sql("delete from consultation.visit where patient = ?").param(event.patient().value()).update();
	}

}
