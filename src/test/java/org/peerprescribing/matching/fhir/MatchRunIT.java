package org.peerprescribing.matching.fhir;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.ServletException;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.matching.MatchAnswer;
import org.peerprescribing.matching.MatchRequest;
import org.peerprescribing.matching.Matching;
import org.peerprescribing.matching.Risk;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class MatchRunIT {

	private static final SnomedConcept DEPRESSION = new SnomedConcept("35489007");

	private static final SnomedConcept PARTNER_ABUSE = new SnomedConcept("706893006");

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private Matching matching;

	@Autowired
	private MovableClock clock;

	private FhirCalls fhir;

	@BeforeEach
	void openDoor() throws ServletException {
		this.fhir = new FhirCalls(this.context);
		new DemonstrationVetting(this.clock).vet(this.context.getBean(CommunityDirectory.class),
				this.context.getBean(CommunityReviews.class));
	}

	@Test
	void showsWhatWasAnsweredByWhichVersionFromWhichIndex() throws Exception {
		MatchAnswer.Matches answer = (MatchAnswer.Matches) asked(DEPRESSION, Set.of());

		GuidanceResponse run = read(Actors.clinician(), answer);

		assertThat(run.getModuleCanonicalType().getValue()).contains("match-communities|rules-", ";safety-");
		assertThat(run.getExtension().getFirst().getValue().primitiveValue()).matches("[0-9a-f]{32}");
		assertThat(run.hasSubject()).isFalse();
		assertThat(run.getMeta().getSecurity()).isEmpty();
		assertThat(run.getReasonCodeFirstRep().getCodingFirstRep().getCode()).isEqualTo(DEPRESSION.id());
		List<String> shown = output(run).getParameter()
			.stream()
			.filter((one) -> one.getName().equals("match"))
			.map((match) -> ((Reference) match.getPartFirstRep().getValue()).getReference())
			.toList();
		assertThat(shown).containsExactlyElementsOf(answer.matches()
			.stream()
			.map((match) -> "HealthcareService/" + match.listed().community().id().value())
			.toList());
	}

	@Test
	void showsWhyNothingWasProposed() throws Exception {
		GuidanceResponse run = read(Actors.clinician(), asked(DEPRESSION, Set.of(Risk.SAFEGUARDING)));

		assertThat(output(run).getParameter().stream().map((one) -> one.getName() + "=" + one.getValue())).hasSize(3)
			.contains("outcome=no-safe-match", "stop=safeguarding");
	}

	@Test
	void showsWhichRuleLeftNothing() throws Exception {
		GuidanceResponse run = read(Actors.clinician(), asked(DigitalAccess.NO, DEPRESSION, Set.of()));

		assertThat(output(run).getParameter().stream().map((one) -> one.getName() + "=" + one.getValue()))
			.containsExactly("outcome=none-fits", "excluded-by=online");
	}

	@Test
	void marksARunForASensitiveNeed() throws Exception {
		GuidanceResponse run = read(Actors.clinician(), asked(PARTNER_ABUSE, Set.of()));

		assertThat(run.getMeta().getSecurityFirstRep().getCode()).isEqualTo("R");
	}

	@Test
	void isFoundByTheOrganisationThatAskedAndByItsAuditor() throws Exception {
		UUID run = asked(DEPRESSION, Set.of()).run().value();
		String path = "/GuidanceResponse/" + run;
		Actor auditor = new Actor("auditor-1", "Alex Auditor", Actors.WILLOW_BANK, Set.of(Role.AUDITOR));

		MockHttpServletResponse elsewhere = this.fhir.get(Actors.clinicianOf(Actors.HARBOUR_STREET), path);

		assertThat(this.fhir.get(auditor, path).getStatus()).isEqualTo(200);
		assertThat(elsewhere.getStatus()).isEqualTo(404);
		assertThat(elsewhere.getContentAsString()).doesNotContain(run.toString());
		assertThat(this.fhir.get(Actors.clinician(), "/GuidanceResponse/" + UUID.randomUUID()).getStatus())
			.isEqualTo(404);
		assertThat(this.fhir.get(Actors.curator(), path).getStatus()).isEqualTo(403);
	}

	private MatchAnswer asked(SnomedConcept need, Set<Risk> risks) {
		return asked(DigitalAccess.PHONE, need, risks);
	}

	private MatchAnswer asked(DigitalAccess access, SnomedConcept need, Set<Risk> risks) {
		return this.matching.match(new MatchRequest(Actors.WILLOW_BANK, 41, need, Set.of(), Set.of(), Set.of(), access,
				Set.of(), Set.of(LanguageTag.ENGLISH), "England", risks, null, false, List.of(), 3));
	}

	private GuidanceResponse read(Actor actor, MatchAnswer answer) throws Exception {
		MockHttpServletResponse got = this.fhir.get(actor, "/GuidanceResponse/" + answer.run().value());
		assertThat(got.getStatus()).as(got.getContentAsString()).isEqualTo(200);
		return FhirContext.forR4Cached()
			.newJsonParser()
			.parseResource(GuidanceResponse.class, got.getContentAsString());
	}

	private static Parameters output(GuidanceResponse run) {
		return (Parameters) run.getContained().getFirst();
	}

}
