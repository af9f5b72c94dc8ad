package org.peerprescribing.carerecord;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.peerprescribing.carerecord.OnboardingCheck.Result;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.StubRecordServer;
import org.peerprescribing.support.TestProperties;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** An administrator sets up the practice's record system, checks it, switches it on. */
@ExtendWith(OutputCaptureExtension.class)
class RecordSetupIT extends RecordSetupScene {

	@Autowired
	private SetupRows rows;

	@Test
	void setsUpChecksAndSwitchesOn(CapturedOutput log) throws Exception {
		done(send("/address", address(-1)));
		assertThat(setup().enabled()).isFalse();
		refused(send("/switch", Map.of("version", "0", "turn", "on")), 409, "Run the checks first");

		done(send("/checks", Map.of("nhsNumber", "999 000 0018")));
		assertThat(results()).containsExactly(Result.PASSED, Result.PASSED, Result.CANNOT_BE_ASKED, Result.PASSED,
				Result.NOT_YET);
		done(send("/switch", Map.of("version", "0", "turn", "on")));

		assertThat(this.endpoints.usable(this.practice)).get()
			.extracting(RecordEndpoint::base)
			.isEqualTo(this.record.base());
		assertThat(audited()).containsExactly("change-record-address", "check-record-system", "switch-record-on");
		assertThat(log.getAll()).doesNotContain(TEST_PATIENT);
		assertThat(stored()).isNotEmpty().doesNotContain(TEST_PATIENT);
		this.pages.perform(get(PAGE).with(Actors.signedIn(this.administrator)))
			.andExpect(content().string(containsString("Exactly one patient was found")))
			.andExpect(content().string(containsString("by Alex Administrator")))
			.andExpect(content().string(not(containsString("0018"))));
	}

	@Test
	void aHostThatTheOperatorDidNotNameIsRefusedBesideItsFieldAndNotCalled() throws Exception {
		try (StubRecordServer inside = new StubRecordServer()) {
			String base = inside.base().toString();

			refused(send("/address", Map.of("version", "-1", "base", base, "signIn", "OPEN")), 422, "does not allow",
					"base-error", "value=\"" + base + "\"");

			assertThat(setup().isSetUp()).isFalse();
			refused(send("/checks", Map.of("nhsNumber", TEST_PATIENT)), 409, "Save an address first");
			assertThat(inside.capabilities().asked()).isEmpty();
		}
	}

	@Test
	void aStaleFormIsRefusedAndKeepsWhatWasTyped() throws Exception {
		done(send("/address", address(-1)));
		done(send("/limits", Map.of("version", "0", "entries", "FINAL")));

		String other = "https://fhir.example.nhs.uk/r4";
		refused(send("/address", Map.of("version", "0", "base", other, "signIn", "TOKEN")), 412, "in the meantime",
				"value=\"" + other + "\"");
		refused(send("/address", address(-1)), 412, "in the meantime");
		refused(send("/limits", Map.of("version", "0")), 412, "in the meantime");
		refused(send("/switch", Map.of("turn", "on")), 412, "in the meantime");

		assertThat(setup().base()).isEqualTo(this.record.base());
		assertThat(setup().limits()).isEqualTo(new WriteLimits(false, false, true, false, false));
	}

	@Test
	void anotherAddressSwitchesItOffAndVoidsItsChecks() throws Exception {
		done(send("/address", address(-1)));
		done(send("/checks", Map.of("nhsNumber", TEST_PATIENT)));
		done(send("/switch", Map.of("version", "0", "turn", "on")));

		done(send("/address", Map.of("version", "1", "base", this.record.base() + "/other", "signIn", "OPEN")));

		assertThat(setup().enabled()).isFalse();
		assertThat(results()).containsOnly(Result.NOT_YET);
		assertThat(this.endpoints.usable(this.practice)).isEmpty();
	}

	@Test
	void anAdministratorSeesAndChangesTheirOwnPracticeOnly() throws Exception {
		done(send("/address", address(-1)));
		Actor other = Actors.administratorOf(anyPractice());

		this.pages.perform(get(PAGE).with(Actors.signedIn(other)))
			.andExpect(content().string(containsString("Not set up")))
			.andExpect(content().string(not(containsString(this.record.base().toString()))))
			.andExpect(content().string(not(containsString(this.practice.value()))));
		this.pages
			.perform(form("/limits", Map.of("version", "0", "organisation", this.practice.value()))
				.with(Actors.signedIn(other)))
			.andExpect(status().isConflict());

		assertThat(setup().limits()).isEqualTo(WriteLimits.NONE);
	}

	@Test
	void nobodyElseComesIn() throws Exception {
		for (Actor other : List.of(Actors.clinicianOf(this.practice), Actors.operator(), Actors.commissioner())) {
			this.pages.perform(get(PAGE).with(Actors.signedIn(other))).andExpect(status().isForbidden());
			for (String door : List.of("/address", "/limits", "/checks", "/switch")) {
				this.pages.perform(form(door, address(-1)).with(Actors.signedIn(other)))
					.andExpect(status().isForbidden());
			}
		}
	}

	@Test
	void theOperatorsWayInStaysWithTheOperatorsAddress() throws Exception {
		this.endpoints.put(new RecordEndpoint(this.practice, this.record.base(),
				new RecordAccess.Bearer("somebody.elses.secret"), true));

		refused(send("/address",
				Map.of("version", "0", "base", "https://fhir.example.nhs.uk/r4", "signIn", "OPERATORS")), 422,
				"signIn-error");

		done(send("/address", Map.of("version", "0", "base", "https://fhir.example.nhs.uk/r4", "signIn", "TOKEN")));
		assertThat(setup().property()).isEqualTo("peerprescribing.carerecord.token." + this.practice.value());
	}

	@Test
	void whatTheOperatorHasSetUpOnlyTheyChange() throws Exception {
		Actor named = Actors.administratorOf(new OdsCode(TestProperties.NAMED_PRACTICE));

		this.pages.perform(get(PAGE).with(Actors.signedIn(named)))
			.andExpect(content().string(containsString("Set by the operator")))
			.andExpect(content().string(containsString("https://operator.example/fhir")))
			.andExpect(content().string(not(containsString("Save address"))))
			.andExpect(content().string(not(containsString("Switch off"))));
		for (String door : List.of("/address", "/switch")) {
			this.pages.perform(form(door, address(0)).with(Actors.signedIn(named)))
				.andExpect(status().isConflict())
				.andExpect(content().string(containsString("only they can change it")));
		}

		assertThat(this.endpoints.usable(named.organisation())).get()
			.extracting(RecordEndpoint::base)
			.hasToString("https://operator.example/fhir");
	}

	@Test
	void aHostThatIsAllowedNoMoreIsSwitchedOffAndNotChecked() throws Exception {
		URI gone = URI.create("https://gone.example/fhir");
		inTransaction(() -> {
			this.rows.add(this.practice, gone, null);
			this.rows.enable(this.practice, true);
			return true;
		});

		refused(send("/checks", Map.of("nhsNumber", TEST_PATIENT)), 422, "does not allow this host");
		assertThat(inPractice(this.setups::closeForbidden)).contains(this.practice);

		assertThat(this.endpoints.usable(this.practice)).isEmpty();
	}

}
