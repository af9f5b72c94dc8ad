package org.peerprescribing.notification;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.Prescribing;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing is sent to whoever must not be contacted, whatever was queued before. */
@IntegrationTest
class ContactProhibitedIT {

	private static final AccessScope PRACTICE = new AccessScope.OfOrganisation(Actors.WILLOW_BANK);

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Autowired
	private MessageSender sender;

	private MessageRows rows;

	private IssuedPath path;

	@BeforeEach
	void issue() {
		this.rows = new MessageRows(this.context);
		this.path = IssuedPath.issue(this.context);
	}

	@Test
	void whatWasQueuedBeforeIsNotSent() {
		prohibit();
		this.rows.all(this.path).forEach((id) -> this.sender.send(UUID.fromString(id)));
		UUID link = this.rows.id(this.path, "LINK");

		assertThat(this.rows.outbox(this.path)).isEmpty();
		assertThat(this.rows.why(link)).isEqualTo("contact-prohibited");
		assertThat(PRACTICE.call(() -> this.context.getBean(Prescribing.class).prohibitsContact(this.path.patient())))
			.isTrue();
	}

	@Test
	void whoeverIsNotIsWrittenToAsEver() {
		this.sender.send(this.rows.id(this.path, "LINK"));

		assertThat(this.rows.outbox(this.path)).hasSize(1);
	}

	@Test
	void theClinicianAndTheRecordAreTold() throws Exception {
		prohibit();

		assertThat(page()).contains("handed over in the room: nothing may be sent to this patient");
		assertThat(new FhirCalls(this.context)
			.get(Actors.clinician(), "/ServiceRequest/" + this.path.prescription().value())
			.getContentAsString()).contains("contacting-subject-prohibited");
	}

	@Test
	void theLetterCanStillBePrintedAndHandedOver() {
		prohibit();

		byte[] letter = PRACTICE
			.call(() -> this.context.getBean(Letters.class).print(this.path.prescription(), Actors.clinician()));

		assertThat(letter).isNotEmpty();
	}

	private void prohibit() {
		this.rows.change("update prescribing.prescription set contact_prohibited = true where id = ?",
				this.path.prescription().value());
	}

	private String page() throws Exception {
		return this.mvc
			.perform(MockMvcRequestBuilders.get("/prescriptions/" + this.path.prescription().value())
				.accept(MediaType.TEXT_HTML)
				.with(Actors.signedIn(Actors.clinician())))
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

}
