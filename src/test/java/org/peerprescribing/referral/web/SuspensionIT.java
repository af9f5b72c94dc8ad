package org.peerprescribing.referral.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.SweepNow;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.worklist.WorkKind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** A community is suspended and comes back: what everybody concerned sees of it. */
class SuspensionIT extends PatientPagesSetup {

	private static final Pattern CHOICE = Pattern.compile("name=\"community\" value=\"([^\"]+)\"");

	@Test
	void thePatientIsOfferedOthersThePracticeIsAskedAndTheCuratorSeesANumber() throws Exception {
		Cookie visit = confirm();
		CommunityId community = latest().community();
		int open = this.context.getBean(TrackRecords.class).openReferrals(community);
		try {
			suspend(community);
			SweepNow.run(this.context);
			String page = page(get("/my").cookie(visit)).getContentAsString();
			Matcher others = CHOICE.matcher(page);
			assertThat(others.find()).isTrue();
			CommunityId other = new CommunityId(String.valueOf(others.group(1)));
			page(post("/my/others").cookie(visit).param("community", other.value()).with(csrf()));

			assertThat(open).isPositive();
			assertThat(this.context.getBean(TrackRecords.class).openReferrals(community)).isLessThan(open);
			assertThat(asked(WorkKind.COMMUNITY_UNAVAILABLE)).isTrue();
			assertThat(page(get("/worklist").with(Actors.signedIn(Actors.clinician()))).getContentAsString())
				.contains("A community is not available any more");
			assertThat(other).isNotEqualTo(community);
			assertThat(latest().community()).isEqualTo(other);
			assertThat(latest().attempt()).isEqualTo(2);
			assertThat(page(get("/my").cookie(visit)).getContentAsString()).contains(communityName());
			assertThat(page).doesNotContain("value=\"" + community + "\"");
		}
		finally {
			IssuedPath.vet(this.context, community);
		}
		SweepNow.run(this.context);

		assertThat(latest().attempt()).isEqualTo(2);
	}

	@Test
	void whoeverHadJoinedWaitsAndGoesOnOnceItIsBack() throws Exception {
		join();
		Cookie visit = confirm();
		CommunityId community = latest().community();
		suspend(community);
		SweepNow.run(this.context);
		Referral waiting = latest();
		IssuedPath.vet(this.context, community);
		SweepNow.run(this.context);
		Referral back = latest();
		SweepNow.run(this.context);

		assertThat(waiting.taskStatus()).isEqualTo("on-hold");
		assertThat(back.taskStatus()).isEqualTo("in-progress");
		assertThat(back.step()).isEqualTo(UptakeStep.JOINED);
		assertThat(back.joinedAt()).isEqualTo(waiting.joinedAt());
		assertThat(latest().version()).isEqualTo(back.version()).isEqualTo(waiting.version() + 1);
		assertThat(asked(WorkKind.COMMUNITY_UNAVAILABLE)).isFalse();
		assertThat(page(get("/my").cookie(visit)).getContentAsString()).contains(communityName());
	}

	@Test
	void whatIsSuspendedAgainBeforeAnybodyLookedKeepsThemWaiting() throws Exception {
		join();
		CommunityId community = latest().community();
		suspend(community);
		SweepNow.run(this.context);
		IssuedPath.vet(this.context, community);
		suspend(community);
		try {
			SweepNow.run(this.context);

			assertThat(latest().taskStatus()).isEqualTo("on-hold");
			assertThat(asked(WorkKind.COMMUNITY_UNAVAILABLE)).isTrue();
		}
		finally {
			IssuedPath.vet(this.context, community);
		}
		SweepNow.run(this.context);

		assertThat(latest().taskStatus()).isEqualTo("in-progress");
	}

	private void join() {
		PRACTICE.run(() -> this.referrals.recordUptake(this.path.prescription(), UptakeStep.JOINED,
				Evidence.PATIENT_REPORTED, this.clock.instant()));
	}

	private void suspend(CommunityId community) throws Exception {
		assertThat(page(post("/directory/" + community + "/suspend").param("why", "Test")
			.with(csrf())
			.with(Actors.signedIn(Actors.curator()))).getStatus()).isEqualTo(302);
	}

}
