package org.peerprescribing.carerecord;

import java.util.List;

import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.RecordSharing;
import org.peerprescribing.support.IssuedPrescriptions.Issued;
import org.peerprescribing.support.PrintedPaper;
import org.peerprescribing.support.ValidFhir;

import static org.assertj.core.api.Assertions.assertThat;

/** One document for each entry. */
class DocumentEntryIT extends RecordSystemCarrierContract {

	@Override
	EntryRoute route() {
		return EntryRoute.DOCUMENT;
	}

	@Override
	List<?> arrived() {
		assertThat(this.record.all(ServiceRequest.class)).as("nothing beside the document").isEmpty();
		return this.record.all(Bundle.class);
	}

	@Test
	void holdsTheHeadingsOfTheRecordStandardAndThePaper() {
		Issued issued = issue();
		tryUntilFinished(issued);

		Bundle document = this.record.all(Bundle.class).getFirst();
		assertThat(document.getType()).isEqualTo(Bundle.BundleType.DOCUMENT);
		assertThat(ValidFhir.against(document)).isEmpty();
		Composition composition = (Composition) document.getEntryFirstRep().getResource();
		assertThat(composition.getSection()).extracting(Composition.SectionComponent::getTitle)
			.containsExactly("Signpost details", "Outcome", "Plan and requested actions", "Patient and carer concerns");
		PrintedPaper paper = paper(document).keep("entry-prescribed");
		assertThat(paper.againstKeeping()).isEmpty();
		assertThat(paper.againstUniversalAccess()).isEmpty();
		assertThat(paper.words()).contains("Robin Alex Sample", "Peer support prescribed by Dr Test",
				"a signpost to an online community, not a referral", "Signpost details", "Outcome",
				"Plan and requested actions", "Patient and carer concerns");
	}

	@Test
	void tellsWhatThePatientReportsOnlyOnceTheyChoseIt() {
		Issued issued = issue();
		tryUntilFinished(issued);
		answerWeekSix(issued);
		assertThat(this.record.all(Bundle.class)).hasSize(1);
		choose(issued, RecordSharing.EVERYTHING);
		revoke(issued);
		tryUntilFinished(issued);

		Bundle last = this.record.all(Bundle.class).getLast();
		assertThat(ValidFhir.against(last)).isEmpty();
		PrintedPaper paper = paper(last).keep("entry-final");
		assertThat(paper.againstKeeping()).isEmpty();
		assertThat(paper.words()).contains("useful 4 of 5, says the patient", "Withdrawn by the clinician");
	}

	@Test
	void saysNothingOfThePatientsReportWhereTheyDidNotChoose() {
		Issued issued = issue();
		tryUntilFinished(issued);
		answerWeekSix(issued);
		revoke(issued);
		tryUntilFinished(issued);

		Bundle last = this.record.all(Bundle.class).getLast();
		assertThat(paper(last).words())
			.contains("Withdrawn by the clinician",
					"What the patient reports to this service is not part of this document")
			.doesNotContain("useful", "Joined", "None were reported");
	}

	private static PrintedPaper paper(Bundle document) {
		Resource last = document.getEntry().getLast().getResource();
		return new PrintedPaper(((Binary) last).getData());
	}

}
