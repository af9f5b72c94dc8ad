package org.peerprescribing.referral.web;

import java.util.List;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.Prescription;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

class ChoicePagesIT extends PatientPagesSetup {

	private static final AccessScope CURATORS = new AccessScope.OfOrganisation(Actors.curator().organisation());

	@Test
	void offersOthersAtOnceWhenItIsNotRightAndOpensTheOneChosen() throws Exception {
		Cookie cookie = confirm();
		CommunityId first = latest().community();

		String html = page(post("/my/not-right").param("reason", "TOO_BUSY").cookie(cookie).with(csrf()))
			.getContentAsString();
		String other = html.replaceAll("(?s).*?name=\"community\" value=\"([a-z0-9-]+)\".*", "$1");
		page(post("/my/others").param("community", other).cookie(cookie).with(csrf()));
		page(post("/my/others").param("community", other).cookie(cookie).with(csrf()));

		List<Referral> all = PRACTICE.call(() -> this.referrals.of(this.path.prescription()));
		assertThat(all).hasSize(2);
		assertThat(all.getFirst().step()).isEqualTo(UptakeStep.NOT_RIGHT);
		assertThat(all.getFirst().taskStatus()).isEqualTo("cancelled");
		assertThat(all.getLast().community().value()).isEqualTo(other).isNotEqualTo(first.value());
		assertThat(all.getLast().replaces()).isEqualTo(all.getFirst().id());
	}

	@Test
	void saysWhyAnotherMayFitInOneLanguageAlone() throws Exception {
		Cookie cookie = confirm();

		String english = page(post("/my/not-right").param("reason", "TOO_BUSY").cookie(cookie).with(csrf()))
			.getContentAsString();
		String welsh = page(get("/my").header("Accept-Language", "cy").cookie(cookie)).getContentAsString();

		assertThat(english).contains("<li>This group is for what you talked about", "Choose this one")
			.doesNotContain("Mae’r grŵp hwn", "counted as", "MODERATION_");
		assertThat(welsh).contains("<li>Mae’r grŵp hwn", "Dewis hwn").doesNotContain("This group is for");
	}

	@Test
	void handsToAPersonAfterTwoRematches() throws Exception {
		Cookie cookie = confirm();
		for (int i = 0; i < 2; i++) {
			String html = page(post("/my/not-right").param("reason", "TONE").cookie(cookie).with(csrf()))
				.getContentAsString();
			page(post("/my/others")
				.param("community", html.replaceAll("(?s).*?name=\"community\" value=\"([a-z0-9-]+)\".*", "$1"))
				.cookie(cookie)
				.with(csrf()));
		}
		page(post("/my/not-right").param("reason", "TONE").cookie(cookie).with(csrf()));

		assertThat(asked(WorkKind.NO_COMMUNITY_FITS)).isTrue();
		assertThat(PRACTICE.call(() -> this.referrals.of(this.path.prescription()))).hasSize(3);
		assertThat(status()).isEqualTo(Prescription.Status.REVOKED);
		assertThat(page(get("/my").cookie(cookie)).getContentAsString()).contains("asked your surgery");
	}

	@Test
	void keepsOthersAwayFromWhatFeltUnsafe() throws Exception {
		Cookie cookie = confirm();
		CommunityId felt = latest().community();
		completeSafetyTasks(felt);
		try {
			page(post("/my/not-right").param("reason", "FELT_UNSAFE").cookie(cookie).with(csrf()));

			assertThat(this.directory.mayBePrescribed(felt)).isFalse();
			assertThat(safetyTasks(felt)).singleElement()
				.satisfies((item) -> assertThat(item.owner()).isEqualTo(Role.CURATOR));
		}
		finally {
			IssuedPath.vet(this.context, felt);
		}
	}

	/** One that another test left open would be found again instead of a new one. */
	private void completeSafetyTasks(CommunityId community) {
		Worklist worklist = this.context.getBean(Worklist.class);
		safetyTasks(community).forEach((item) -> CURATORS.run(() -> worklist.complete(item.id(), Actors.curator())));
	}

	/** Open for the curators' organisation. */
	private List<WorkItem> safetyTasks(CommunityId community) {
		Worklist worklist = this.context.getBean(Worklist.class);
		return CURATORS.call(() -> worklist.openFor(Actors.curator()))
			.stream()
			.filter((item) -> item.kind() == WorkKind.COMMUNITY_SAFETY && item.subject().equals(community.value()))
			.toList();
	}

}
