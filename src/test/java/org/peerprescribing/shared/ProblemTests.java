package org.peerprescribing.shared;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemTests {

	@Test
	void everyCodeIsKebabCaseAndStandsOnce() {
		assertThat(Arrays.stream(Problem.values()).map(Problem::code)).doesNotHaveDuplicates()
			.allMatch((code) -> code.matches("[a-z]+(-[a-z]+)*"));
	}

	@Test
	void everyStatusIsARefusal() {
		assertThat(Arrays.stream(Problem.values()).map(Problem::status))
			.allMatch((status) -> status >= 400 && status < 600);
	}

}
