package org.peerprescribing.consultation.web;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.consultation.Visit;
import org.peerprescribing.consultation.VisitId;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** With the needs and the national codes that are shipped. */
@IntegrationTest
class NeedChoicesIT {

	private static final String LONG_COVID = "1119303003";

	private static final String LONG_COVID_IN_THE_UK = "1325161000000102";

	private static final String BIPOLAR = "13746004";

	private static final String ABUSE = "706893006";

	private static final String APPENDICITIS = "74400008";

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CodedNeeds coded;

	@Test
	void aProblemCodedInTheNationalEditionIsAChip() {
		assertThat(chips(LONG_COVID_IN_THE_UK)).containsExactly(LONG_COVID);
	}

	@Test
	void twoCodesOfOneNeedAreOneChip() {
		assertThat(chips(LONG_COVID_IN_THE_UK, BIPOLAR, LONG_COVID)).containsExactly(LONG_COVID, BIPOLAR);
	}

	@Test
	void aProblemThatLeadsToNoNeedIsNoChip() {
		assertThat(chips(APPENDICITIS, BIPOLAR)).containsExactly(BIPOLAR);
	}

	@Test
	void aNeedToBeAskedAboutFirstIsNoChip() {
		assertThat(chips(ABUSE)).isEmpty();
	}

	private List<String> chips(String... problems) {
		Visit visit = new Visit(new VisitId(UUID.randomUUID()), new PatientId(UUID.randomUUID()),
				List.of(problems).stream().map(SnomedConcept::new).toList(), null, null, null);
		return NeedChoices.of(visit, this.coded, this.directory.snapshot().needs(), null)
			.chips()
			.stream()
			.map(Need::concept)
			.map(SnomedConcept::id)
			.toList();
	}

}
