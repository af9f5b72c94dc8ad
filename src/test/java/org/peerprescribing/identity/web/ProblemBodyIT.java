package org.peerprescribing.identity.web;

import org.junit.jupiter.api.Test;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** What the framework itself refuses has the same body as every other refusal. */
@IntegrationTest
class ProblemBodyIT {

	@Autowired
	private MockMvc doors;

	@Test
	void anUnknownAddress() throws Exception {
		refused(get("/openreferral/nothing"), 404, "not-found");
	}

	@Test
	void aMethodThatIsNotForIt() throws Exception {
		refused(delete("/openreferral/services"), 405, "method-not-allowed")
			.andExpect(header().string("Allow", containsString("GET")));
	}

	@Test
	void aFormatThatItDoesNotRead() throws Exception {
		refused(post("/cds-services/ps-patient-view").contentType(MediaType.APPLICATION_XML)
			.content("<feed/>")
			.with(csrf())
			.with(Actors.signedIn(Actors.curator())), 415, "unsupported-media-type");
	}

	@Test
	void aValueThatIsMissingOrUnreadable() throws Exception {
		refused(post("/directory/a-community/suspend").with(csrf()).with(Actors.signedIn(Actors.curator())), 400,
				"malformed");
		refused(post("/directory/work/not-an-id/done").with(csrf()).with(Actors.signedIn(Actors.curator())), 400,
				"malformed");
	}

	@Test
	void aBrowserGetsAPageInstead() throws Exception {
		this.doors
			.perform(post("/directory/work/not-an-id/done").accept(MediaType.TEXT_HTML)
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andExpect(status().isBadRequest())
			.andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML));
	}

	private ResultActions refused(MockHttpServletRequestBuilder request, int status, String code) throws Exception {
		return this.doors.perform(request.accept(MediaType.APPLICATION_JSON))
			.andExpect(status().is(status))
			.andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
			.andExpect(jsonPath("$.code").value(code))
			.andExpect(jsonPath("$.correlation").isNotEmpty())
			.andExpect(jsonPath("$.detail").doesNotExist())
			.andExpect(content().string(not(containsString("No static resource"))));
	}

}
