package org.peerprescribing.directory.openreferral;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ShippedColumns;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

@IntegrationTest
class FeedImportPagesIT {

	private static final String PATH = "/directory/import/open-referral";

	@Autowired
	private MockMvc pages;

	@Autowired
	private CommunityDirectory directory;

	private final CommunityId id = new CommunityId("p-" + UUID.randomUUID());

	@Test
	void aCuratorTriesAFeedFirstAndTakesItInThen() throws Exception {
		MockHttpServletResponse form = this.pages.perform(get(PATH).with(Actors.signedIn(Actors.curator())))
			.andReturn()
			.getResponse();
		MockHttpServletResponse tried = send(Actors.curator(), page(), false);
		boolean writtenByTrying = this.directory.entry(this.id).isPresent();
		MockHttpServletResponse taken = send(Actors.curator(), page(), true);

		assertThat(form.getContentAsString()).contains("Import an Open Referral feed");
		assertThat(tried.getContentAsString()).contains("nothing has been written", this.id.value());
		assertThat(writtenByTrying).isFalse();
		assertThat(taken.getContentAsString()).contains("nobody here has vetted them", this.id.value());
		assertThat(this.directory.entry(this.id)).isPresent();
	}

	@Test
	void whatCannotBeReadIsRefusedAndNothingBreaks() throws Exception {
		assertThat(send(Actors.curator(), "{", true).getStatus()).isEqualTo(400);
		assertThat(send(Actors.curator(), "{\"a\":\"" + "x".repeat(10_000_000) + "\"}", true).getStatus())
			.isEqualTo(413);
		assertThat(send(Actors.curator(), new byte[] { (byte) 0xC3, 0x28 }, true).getStatus()).isEqualTo(400);
		assertThat(send(Actors.approver(), page(), true).getStatus()).isEqualTo(403);
	}

	private MockHttpServletResponse send(Actor actor, String document, boolean write) throws Exception {
		return send(actor, document.getBytes(StandardCharsets.UTF_8), write);
	}

	private MockHttpServletResponse send(Actor actor, byte[] document, boolean write) throws Exception {
		return this.pages
			.perform(multipart(PATH).file(new MockMultipartFile("documents", "page.json", "application/json", document))
				.param("feed", "https://feed.example/openreferral/")
				.param("write", String.valueOf(write))
				.with(csrf())
				.with(Actors.signedIn(actor)))
			.andReturn()
			.getResponse();
	}

	private String page() throws Exception {
		Map<String, String> columns = new LinkedHashMap<>(ShippedColumns.catalogue().getFirst());
		columns.put("id", this.id.value());
		return InventedFeed.page(1,
				InventedFeed.services(InventedFeed.of(ShippedColumns.listed(columns, InventedFeed.VETTED)))
					.getFirst()
					.toString());
	}

}
