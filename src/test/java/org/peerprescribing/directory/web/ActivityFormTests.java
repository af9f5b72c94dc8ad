package org.peerprescribing.directory.web;

import java.time.Duration;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.Activity;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class ActivityFormTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final Words WORDS = words();

	@Test
	void whatWasTypedBecomesNumbersAndWhatWasNotStaysUnknown() {
		ActivityForm form = new ActivityForm("0.5", "1.25", "12.5", "", "15", "3", "2026", "MEASURED");

		assertThat(form.faults(TODAY, WORDS)).isEmpty();
		assertThat(form.activity()).isEqualTo(new Activity(0.5, Duration.ofMinutes(75), 0.125, null,
				LocalDate.of(2026, 3, 15), Activity.Basis.MEASURED));
	}

	@ParameterizedTest
	@CsvSource({ "many,,,,15,3,2026,MEASURED,posts", "-1,,,,15,3,2026,MEASURED,posts",
			"1e99,,,,15,3,2026,MEASURED,posts", "NaN,,,,15,3,2026,MEASURED,posts", "1,a,,,15,3,2026,MEASURED,reply",
			"1,9000,,,15,3,2026,MEASURED,reply", "1,,100.1,,15,3,2026,MEASURED,unanswered",
			"1,,,1.5,15,3,2026,MEASURED,moderators", "1,,,١,15,3,2026,MEASURED,moderators",
			"1,,,9999999999,15,3,2026,MEASURED,moderators", "1,,,,31,2,2026,MEASURED,day", "1,,,,,,,MEASURED,day",
			"1,,,,15,3,1850,MEASURED,day", "1,,,,23,11,2026,MEASURED,day", "1,,,,15,3,2026,,basis",
			"1,,,,15,3,2026,GUESSED,basis", ",,,,15,3,2026,MEASURED,posts" })
	void eachFaultIsNamedByItsField(String posts, String reply, String unanswered, String moderators, String day,
			String month, String year, String basis, String field) {
		ActivityForm form = new ActivityForm(text(posts), text(reply), text(unanswered), text(moderators), text(day),
				text(month), text(year), text(basis));

		assertThat(form.faults(TODAY, WORDS)).extracting(FieldFault::field).containsExactly(field);
	}

	private static Words words() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasenames("messages/directory", "messages/directory-curators");
		messages.setDefaultEncoding("UTF-8");
		return new Words(messages);
	}

	private static String text(@org.jspecify.annotations.Nullable String given) {
		return (given != null) ? given : "";
	}

}
