package org.peerprescribing.outcomes.fhir;

import java.util.Map;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.outcomes.Measures;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A measure is the patient's own: the practice reads it only where they share everything.
 */
@IntegrationTest
class MeasureDoorIT {

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private Measures measures;

	private IssuedPath path;

	private String id;

	@BeforeEach
	void measure() {
		this.path = IssuedPath.issue(this.context);
		this.id = asPatient(() -> {
			this.measures.answer(this.path.prescription(),
					Map.of("ucla3", Map.of("companionship", 3, "left-out", 3, "isolated", 3)));
			return this.measures.of(this.path.prescription()).getFirst().id().value().toString();
		});
	}

	@Test
	void isNotFoundUntilThePatientSharesEverything() throws Exception {
		assertThat(status("/QuestionnaireResponse/" + this.id)).isEqualTo(404);
		share(RecordSharing.CODES_ONLY);
		assertThat(status("/QuestionnaireResponse/" + this.id)).isEqualTo(404);
		assertThat(status("/Observation/" + this.id + "-total")).isEqualTo(404);

		share(RecordSharing.EVERYTHING);

		assertThat(status("/QuestionnaireResponse/" + this.id)).isEqualTo(200);
		assertThat(new FhirCalls(this.context).get(Actors.clinician(), "/Observation/" + this.id + "-total")
			.getContentAsString()).contains("\"valueInteger\":9");
	}

	private int status(String path) throws Exception {
		return new FhirCalls(this.context).get(Actors.clinician(), path).getStatus();
	}

	private void share(RecordSharing choice) {
		asPatient(() -> {
			this.context.getBean(Consents.class).chooseSharing(this.path.patient(), Actors.WILLOW_BANK, choice);
			return true;
		});
	}

	private <T> T asPatient(Supplier<T> work) {
		return new AccessScope.OfPatient(this.path.patient().value()).call(work);
	}

}
