package org.peerprescribing.sandbox.patients;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	@Test
	void asksForSixtyPatientsAsOfTodayWhenNothingIsSaid() {
		Request request = Request.of(new String[] { "--output=/tmp/patients" }, TODAY);

		assertThat(request.count()).isEqualTo(60);
		assertThat(request.referenceDate()).isEqualTo(TODAY);
		assertThat(request.chosenOnly()).isFalse();
		assertThat(request.synthea()).hasFileName("synthea");
	}

	@Test
	void takesEveryOption() {
		Request request = Request.of(new String[] { "--output=a", "--synthea=b", "--count=300", "--seed=5",
				"--reference-date=2026-01-02", "--chosen" }, TODAY);

		assertThat(request.count()).isEqualTo(300);
		assertThat(request.seed()).isEqualTo(5);
		assertThat(request.referenceDate()).isEqualTo(LocalDate.of(2026, 1, 2));
		assertThat(request.chosenOnly()).isTrue();
	}

	@Test
	void refusesWhatItDoesNotUnderstandInOneSentence() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Request.of(new String[] { "--output=a", "--count=many" }, TODAY))
			.withMessage("Not a number from 20 to 1000: --count=many");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Request.of(new String[] { "--output=a", "--reference-date=tomorrow" }, TODAY));
		assertThatIllegalArgumentException().isThrownBy(() -> Request.of(new String[] { "--out=a" }, TODAY))
			.withMessage("Not an option: --out=a");
		assertThatIllegalArgumentException().isThrownBy(() -> Request.of(new String[0], TODAY));
	}

}
