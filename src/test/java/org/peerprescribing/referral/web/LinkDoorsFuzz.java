package org.peerprescribing.referral.web;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.AfterEach;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.shared.Mangled;

import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Whatever is sent to the doors of links and codes, on the whole service: nobody is let
 * in, nothing breaks, and every page says where urgent help is.
 */
class LinkDoorsFuzz extends PatientPagesSetup {

	@FuzzTest(maxDuration = "3m")
	void letsNobodyInAndBreaksOnNothing(FuzzedDataProvider data) throws Exception {
		switch (data.consumeInt(0, 5)) {
			case 0 -> refused(page(get("/l/{token}", data.consumeRemainingAsString())), 404, 400);
			case 1 -> {
				String token = data.consumeString(60);
				refused(page(born(post("/l/{token}", token), data.consumeString(8), data.consumeString(8),
						data.consumeRemainingAsString())), 404, 400);
			}
			case 2 -> {
				String code = data.consumeString(40);
				refused(page(born(post("/c").param("code", code), data.consumeString(8), data.consumeString(8),
						data.consumeRemainingAsString())), 422);
			}
			case 3 -> refused(page(post("/community/code").param("outcome", "joined")
				.param("code", data.consumeRemainingAsString())
				.with(csrf())), 422);
			case 4 -> {
				String token = Mangled.mangled(this.link.token(), true, data);
				assertThat(page(get("/l/{token}", token)).getStatus()).isEqualTo(200);
			}
			default -> {
				// Five of them close the link for a while; the answer stays the same.
				String token = Mangled.mangled(this.link.token(), true, data);
				refused(page(born(post("/l/{token}", token), data.consumeString(8), data.consumeString(8), "1984")),
						422);
			}
		}
	}

	@AfterEach
	void nothingHasChanged() {
		assertThat(latest().step()).isEqualTo(UptakeStep.ISSUED);
	}

	private static void refused(MockHttpServletResponse answer, Integer... statuses) throws Exception {
		assertThat(answer.getStatus()).isIn((Object[]) statuses);
		String page = answer.getContentAsString();
		// Without a server no page is made for what has no door at all.
		if (!page.isEmpty() && page.contains("peer-language")) {
			assertThat(page).contains("116 123");
		}
	}

}
