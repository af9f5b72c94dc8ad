package org.peerprescribing.sandbox.patients;

import java.util.List;
import java.util.stream.Collectors;

import ca.uhn.fhir.context.FhirContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class OverlayTests {

	private final List<InventedPatient> patients = overlay(1).over(SyntheaPeople.adults(600));

	@Test
	void writesTheSameBytesForTheSameSeedAndDay() {
		List<InventedPatient> again = overlay(1).over(SyntheaPeople.adults(600));

		assertThat(written(again)).isEqualTo(written(this.patients));
	}

	@Test
	void writesOtherPatientsForAnotherSeed() {
		List<InventedPatient> other = overlay(2).over(SyntheaPeople.adults(600));

		assertThat(written(other)).isNotEqualTo(written(this.patients));
	}

	@Test
	void keepsIdAndNumberOfAPlaceWhateverTheSeed() {
		List<InventedPatient> other = overlay(2).over(SyntheaPeople.adults(600));

		assertThat(other).extracting(InventedPatient::id, InventedPatient::nhsNumber)
			.isEqualTo(this.patients.stream().map((patient) -> tuple(patient.id(), patient.nhsNumber())).toList());
		assertThat(this.patients).extracting(InventedPatient::id).doesNotHaveDuplicates();
	}

	@Test
	void putsTheTwelveChosenCasesFirst() {
		List<ChosenCase> first = this.patients.subList(0, 12)
			.stream()
			.map((patient) -> patient.chosen().orElseThrow())
			.toList();

		assertThat(first).containsExactly(ChosenCase.values());
	}

	@Test
	void fitsTheAgeOfEveryChosenCaseEvenWhereNobodyHasIt() {
		int age = chosen(ChosenCase.UNDER_16).birthDate().until(SyntheaPeople.TODAY).getYears();

		assertThat(age).isBetween(14, 15);
	}

	@Test
	void givesEveryChosenCaseExactlyWhatItStandsFor() {
		assertThat(chosen(ChosenCase.NO_PROBLEMS).problems()).isEmpty();
		assertThat(chosen(ChosenCase.NO_MOBILE).identity().mobile()).isNull();
		assertThat(chosen(ChosenCase.WELSH_SPEAKER).identity().language()).isEqualTo("cy");
		assertThat(chosen(ChosenCase.PHQ9_ITEM9_POSITIVE).phq9().orElseThrow().item9()).isEqualTo(2);
		assertThat(chosen(ChosenCase.NEW_MOTHER).sex()).isEqualTo(Sex.FEMALE);
		assertThat(chosen(ChosenCase.DECEASED).deceased()).isPresent();
		assertThat(chosen(ChosenCase.LONELY).problems()).extracting((problem) -> problem.concept().code())
			.containsExactly("267076002", "33553000");
	}

	@Test
	void thinsPartnerAbuseOutHard() {
		long left = everybodyElse().stream().filter((patient) -> has(patient, SyntheaPeople.PARTNER_ABUSE)).count();

		assertThat(left * 100.0 / everybodyElse().size()).isBetween(1.0, 8.0);
	}

	@Test
	void leavesDiabetesToTheNeedsTable() {
		long diabetic = everybodyElse().stream().filter((patient) -> has(patient, "44054006")).count();

		assertThat(diabetic * 100.0 / everybodyElse().size()).isBetween(2.0, 12.0);
	}

	@Test
	void dropsWhatIsInNeitherTable() {
		assertThat(this.patients).noneMatch((patient) -> has(patient, "160903007"));
	}

	@Test
	void givesMobileNumbersOfTheDramaRangeOnceEachAndNoneToSome() {
		List<String> numbers = this.patients.stream()
			.map((patient) -> patient.identity().mobile())
			.filter((mobile) -> mobile != null)
			.toList();

		assertThat(numbers).hasSizeBetween(400, 590)
			.doesNotHaveDuplicates()
			.allMatch((mobile) -> mobile.matches("07700900[0-9]{3}"));
	}

	@Test
	void givesPlainEmailAddressesAtExampleOrg() {
		String email = Identities.email("Michał", "Wójcik", 7);

		assertThat(email).isEqualTo("michal.wojcik.7@example.org");
	}

	@Test
	void speaksMostlyEnglishAndFourOtherLanguages() {
		List<String> languages = this.patients.stream().map((patient) -> patient.identity().language()).toList();

		assertThat(languages).contains("en", "cy", "pl", "pa", "ur");
		assertThat(languages.stream().filter("en"::equals).count()).isGreaterThan(480);
	}

	@Test
	void asksMostPeopleWithDepressionAboutTheirMoodAndFewAnswerItem9() {
		List<Phq9> scores = everybodyElse().stream().flatMap((patient) -> patient.phq9().stream()).toList();

		assertThat(scores).hasSizeGreaterThan(30);
		long positive = scores.stream().filter((score) -> score.item9() != null && score.item9() > 0).count();
		assertThat(positive).isBetween(1L, scores.size() / 3L);
	}

	@Test
	void refusesTooFewPeople() {
		assertThatIllegalArgumentException().isThrownBy(() -> overlay(1).over(SyntheaPeople.adults(11)));
	}

	private List<InventedPatient> everybodyElse() {
		return this.patients.subList(12, this.patients.size());
	}

	private InventedPatient chosen(ChosenCase wanted) {
		return this.patients.get(wanted.ordinal());
	}

	private static boolean has(InventedPatient patient, String code) {
		return patient.problems().stream().anyMatch((problem) -> problem.concept().code().equals(code));
	}

	private static Overlay overlay(long seed) {
		return new Overlay(seed, SyntheaPeople.TODAY);
	}

	private static String written(List<InventedPatient> patients) {
		return patients.stream()
			.map((patient) -> FhirContext.forR4Cached()
				.newJsonParser()
				.encodeResourceToString(PatientBundle.of(patient)))
			.collect(Collectors.joining("\n"));
	}

}
