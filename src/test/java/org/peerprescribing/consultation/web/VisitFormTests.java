package org.peerprescribing.consultation.web;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.matching.AccessNeed;
import org.peerprescribing.shared.ProblemException;

import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VisitFormTests {

	@Test
	void groupsAndAccessNeedsAreTakenAsTicked() {
		MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
		sent.add("group", "VETERANS");
		sent.add("group", "MEN");
		sent.add("access", "IN_WRITING");

		VisitForm form = VisitForm.of(sent);

		assertThat(form.groups()).containsExactlyInAnyOrder(Audience.VETERANS, Audience.MEN);
		assertThat(form.access()).containsExactly(AccessNeed.IN_WRITING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GENERAL", "YOUNG_PEOPLE", "OLDER_PEOPLE", "CARERS", "ROYALTY" })
	void aGroupThatIsNotOfferedIsRefused(String group) {
		MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
		sent.add("group", group);

		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> VisitForm.of(sent))
			.satisfies((refused) -> assertThat(refused.path()).isEqualTo("group"));
	}

}
