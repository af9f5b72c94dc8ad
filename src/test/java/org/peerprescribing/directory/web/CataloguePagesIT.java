package org.peerprescribing.directory.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

@IntegrationTest
class CataloguePagesIT {

	private static final Logger log = LoggerFactory.getLogger(CataloguePagesIT.class);

	private static final String PATH = "/directory/import";

	@Autowired
	private MockMvc pages;

	@Autowired
	private CommunityDirectory directory;

	private final String id = "g-" + UUID.randomUUID();

	@Test
	void aFileIsTriedAndThenTakenInAsItWasShown() throws Exception {
		String csv = "\uFEFF" + CatalogueRows.file(CatalogueRows.row(this.id, "free"),
				CatalogueRows.row(this.id + "-b", "free").replace("A group", "<i>A</i>"));

		MockHttpServletResponse tried = upload(csv.getBytes(StandardCharsets.UTF_8));
		boolean writtenByTrying = here();
		MockHttpServletResponse taken = confirm(tried, "");

		assertThat(tried.getStatus()).isEqualTo(200);
		assertThat(tried.getContentAsString()).contains("Nothing has been written yet", this.id, "Comes in as proposed",
				"This holds signs that are not allowed", "Import these");
		assertThat(writtenByTrying).isFalse();
		assertThat(taken.getStatus()).isEqualTo(200);
		assertThat(taken.getContentAsString()).contains("The file has been imported").doesNotContain("Import these");
		assertThat(here()).isTrue();
	}

	@Test
	void whatIsNotWhatWasShownIsShownAgain() throws Exception {
		MockHttpServletResponse tried = paste(CatalogueRows.file(CatalogueRows.row(this.id, "free")));

		MockHttpServletResponse other = confirm(tried, "0");

		assertThat(other.getStatus()).isEqualTo(409);
		assertThat(other.getContentAsString()).contains("The directory has changed since you looked", "Import these");
		assertThat(here()).isFalse();
	}

	@Test
	void whatCannotBeReadIsSaidOnThePageAndWhatWasPastedIsKept() throws Exception {
		MockHttpServletResponse header = paste("id;name;provider\nfirst;second;third\n");

		assertThat(header.getStatus()).isEqualTo(422);
		assertThat(header.getContentAsString()).contains("Error: Import communities", "There is a problem",
				"does not name the columns", "first;second;third");
		says("not in UTF-8", new byte[] { (byte) 0xFF, (byte) 0xFE, 'i', 0 });
		says("Choose a file", new byte[0]);
		says("too large", "x".repeat(CataloguePages.LONGEST + 1).getBytes(StandardCharsets.UTF_8));
		says("more than 20,000 rows",
				CatalogueRows.file(IntStream.range(0, 20_001).mapToObj((n) -> "x,y").toArray(String[]::new))
					.getBytes(StandardCharsets.UTF_8));
		assertThat(this.pages
			.perform(post(PATH).param("packed", "nonsense!")
				.param("shown", "0")
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(422);
	}

	@Test
	void aFileThatTheServerWouldNotReadIsTurnedBackToThePage() throws Exception {
		MockHttpServletResponse turned = this.pages.perform(post(PATH).content(new byte[CataloguePages.LONGEST * 2]))
			.andReturn()
			.getResponse();
		MockHttpServletResponse page = this.pages
			.perform(get(String.valueOf(turned.getHeader("Location"))).with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse();

		assertThat(turned.getStatus()).isEqualTo(303);
		assertThat(page.getContentAsString()).contains("too large");
	}

	@Test
	void tenThousandRowsAreShownAndTheirFileCarriedAlong() throws Exception {
		byte[] csv = CatalogueRows
			.file(IntStream.range(0, 10_000)
				.mapToObj((n) -> CatalogueRows.row(this.id + "-" + n, "free"))
				.toArray(String[]::new))
			.getBytes(StandardCharsets.UTF_8);

		long started = System.nanoTime();
		MockHttpServletResponse tried = upload(csv);
		long millis = (System.nanoTime() - started) / 1_000_000;

		log.info("10000 rows tried and shown in {} ms, a page of {} kB", millis,
				tried.getContentAsByteArray().length / 1000);
		assertThat(tried.getContentAsString()).contains(this.id + "-9999");
		assertThat(millis).isLessThan(60_000);
	}

	@Test
	void theDownloadIsAFileThatASpreadsheetOpensAndTheImportTakes() throws Exception {
		confirm(paste(CatalogueRows.file(CatalogueRows.row(this.id, "free").replace("A group,", "@home,"))), "");

		MockHttpServletResponse file = this.pages
			.perform(get("/directory/export.csv").with(Actors.signedIn(Actors.approver())))
			.andReturn()
			.getResponse();
		MockHttpServletResponse again = upload(file.getContentAsByteArray());

		assertThat(file.getContentType()).isEqualTo("text/csv;charset=UTF-8");
		assertThat(file.getHeader("Content-Disposition"))
			.matches("attachment; filename=\"communities-[0-9-]{10}.csv\"");
		assertThat(file.getContentAsString(StandardCharsets.UTF_8)).startsWith("\uFEFFid,name,")
			.contains(this.id + ",'@home,");
		assertThat(again.getContentAsString()).contains("There is nothing to import").doesNotContain("Import these");
	}

	@Test
	void othersAreRefused() throws Exception {
		for (Actor other : new Actor[] { Actors.approver(), Actors.clinician() }) {
			assertThat(this.pages.perform(get(PATH).with(Actors.signedIn(other))).andReturn().getResponse().getStatus())
				.isEqualTo(403);
		}
		assertThat(this.pages.perform(get("/directory/export.csv").with(Actors.signedIn(Actors.clinician())))
			.andReturn()
			.getResponse()
			.getStatus()).isEqualTo(403);
	}

	private boolean here() {
		return this.directory.entry(new CommunityId(this.id)).isPresent();
	}

	private void says(String words, byte[] file) throws Exception {
		MockHttpServletResponse response = upload(file);
		assertThat(response.getStatus()).isEqualTo(422);
		assertThat(response.getContentAsString()).contains("There is a problem", words);
	}

	private MockHttpServletResponse upload(byte[] file) throws Exception {
		return this.pages
			.perform(multipart(PATH).file(new MockMultipartFile("file", "list.csv", "text/csv", file))
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse();
	}

	private MockHttpServletResponse paste(String text) throws Exception {
		return this.pages
			.perform(multipart(PATH).param("text", text).with(csrf()).with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse();
	}

	/** What the page's own form sends, with something behind the digest. */
	private MockHttpServletResponse confirm(MockHttpServletResponse shown, String behind) throws Exception {
		String page = shown.getContentAsString();
		return this.pages
			.perform(post(PATH).param("packed", hidden(page, "packed"))
				.param("shown", hidden(page, "shown") + behind)
				.with(csrf())
				.with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse();
	}

	private static String hidden(String page, String name) {
		String[] parts = page.split("name=\"" + name + "\" value=\"", 2);
		assertThat(parts).as(name).hasSize(2);
		return parts[1].substring(0, parts[1].indexOf('"'));
	}

}
