package org.peerprescribing.directory.fhir;

import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import ca.uhn.fhir.context.FhirContext;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** HealthcareService as a record system reads it. */
@IntegrationTest
class CommunityDoorIT {

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private MovableClock clock;

	private String name = "";

	@BeforeEach
	void takeName() {
		this.name = "Group" + UUID.randomUUID().toString().substring(0, 8);
	}

	@Test
	void whatIsListedIsReadAndWhatIsNotIsNotFound() throws Exception {
		CommunityId listed = listed("pre", "en");
		CommunityId proposed = proposed("pre", "en");

		HealthcareService read = FhirContext.forR4Cached()
			.newJsonParser()
			.parseResource(HealthcareService.class, ask("/HealthcareService/" + listed).getContentAsString());

		assertThat(read.getName()).isEqualTo(this.name);
		assertThat(read.getActive()).isTrue();
		assertThat(ask("/HealthcareService/" + proposed).getStatus()).isEqualTo(404);
		assertThat(ask("/HealthcareService/NOT_OURS").getStatus()).isEqualTo(404);
		this.context.getBean(CommunityLifecycle.class).pauseForSafety(listed);
		assertThat(ask("/HealthcareService/" + listed).getStatus()).isEqualTo(404);
	}

	@Test
	void withoutATokenNobodyReads() throws Exception {
		MockHttpServletResponse refused = new FhirCalls(this.context).get(null, "/HealthcareService");

		assertThat(refused.getStatus()).isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource({ "topic=35489007,1", "topic=http://snomed.info/sct|35489007,1", "topic=http://loinc.org|35489007,0",
			"topic=195967001,0", "language=cy,1", "language=pl,0", "audience=general,1", "audience=men,0",
			"format=forum,1", "format=app,0", "region=UK,1", "region=Wales,0" })
	void findsByEachParameter(String parameter, int expected) throws Exception {
		listed("pre", "cy");

		Bundle found = search("name=" + this.name + "&" + parameter);

		assertThat(found.getTotal()).isEqualTo(expected);
		assertThat(found.getEntry()).hasSize(expected);
	}

	@Test
	void aPageLeadsToTheNextUntilAllWereSeenOnce() throws Exception {
		for (int n = 0; n < 5; n++) {
			listed("pre", "en");
		}
		Set<String> seen = new HashSet<>();
		String query = "name=" + this.name + "&_count=2";
		int pages = 0;
		while (query != null) {
			Bundle page = search(query);
			pages++;
			assertThat(page.getTotal()).isEqualTo(5);
			page.getEntry().forEach((entry) -> assertThat(seen.add(entry.getResource().getIdPart())).isTrue());
			Bundle.BundleLinkComponent next = page.getLink("next");
			query = (next != null) ? next.getUrl().split("\\?", 2)[1] : null;
		}

		assertThat(pages).isEqualTo(3);
		assertThat(seen).hasSize(5);
	}

	@ParameterizedTest
	@CsvSource({ "audience=everybody", "format=fax", "region=Mars", "topic=abc", "language=1" })
	void aCodeThatDoesNotExistIsRefused(String parameter) throws Exception {
		MockHttpServletResponse refused = ask("/HealthcareService?" + parameter);

		assertThat(refused.getStatus()).isEqualTo(422);
		assertThat(refused.getContentAsString()).contains("OperationOutcome");
	}

	@Test
	void anUnknownParameterIsPassedOverAndSaidSoOrRefusedWhereStrict() throws Exception {
		listed("pre", "en");

		Bundle lenient = search("name=" + this.name + "&colour=red");
		MockHttpServletResponse strict = new FhirCalls(this.context).call(Actors.clinician(), "GET",
				"/HealthcareService?colour=red", (request) -> request.addHeader("Prefer", "handling=strict"));

		assertThat(lenient.getEntry()).anyMatch((entry) -> entry.getResource() instanceof OperationOutcome);
		assertThat(strict.getStatus()).isEqualTo(400);
	}

	@ParameterizedTest
	@CsvSource({ "_count=0", "_count=-1", "_count=1000000000", "_count=1&_offset=-1", "_count=1&_offset=1000000000",
			"_count=x", "_offset=x" })
	void aStrangePageBreaksNothing(String page) throws Exception {
		listed("pre", "en");

		MockHttpServletResponse answer = ask("/HealthcareService?name=" + this.name + "&" + page);

		assertThat(answer.getStatus()).as(answer.getContentAsString()).isIn(List.of(200, 400));
	}

	private Bundle search(String query) throws Exception {
		MockHttpServletResponse answer = ask("/HealthcareService?" + query);
		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, answer.getContentAsString());
	}

	private MockHttpServletResponse ask(String path) throws Exception {
		return new FhirCalls(this.context).get(Actors.clinician(), path);
	}

	private CommunityId proposed(String moderation, String languages) {
		CommunityId id = new CommunityId("h-" + UUID.randomUUID());
		String row = CatalogueRows.row(id.value(), "free")
			.replace("A group,", this.name + ",")
			.replace(",pre,", "," + moderation + ",")
			.replace(",yes,en,", ",yes," + languages + ",");
		this.directory.importCommunities(new StringReader(CatalogueRows.file(row)), false, Actors.curator());
		return id;
	}

	private CommunityId listed(String moderation, String languages) {
		CommunityId id = proposed(moderation, languages);
		Demonstration.vet(this.context, id);
		return id;
	}

}
