package org.peerprescribing.consultation;

import org.peerprescribing.consent.ErasureOrdered;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets for whom a card was shown or declined, where the person wants nothing kept. */
@Component
class ConsultationEvents {

	private final Patients patients;

	private final JdbcClient jdbc;

	ConsultationEvents(Patients patients, JdbcClient jdbc) {
		this.patients = patients;
		this.jdbc = jdbc;
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
		this.jdbc.sql("delete from consultation.visit where patient = ?").param(event.patient().value()).update();
	}

}
