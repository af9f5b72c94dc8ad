package org.peerprescribing.directory.web;

import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Criterion;
import org.peerprescribing.directory.ImportReport;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;

import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** The curators' pages as people use them, with communities of their own. */
final class CuratorPages {

	/** May review and approve, though not the same review. */
	static final Actor BOTH = new Actor("both-1", "Bobbie Both", new OdsCode("X90001"),
			Set.of(Role.CURATOR, Role.APPROVER));

	private final MockMvc pages;

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final Clock clock;

	CuratorPages(MockMvc pages, CommunityDirectory directory, CommunityReviews reviews, Clock clock) {
		this.pages = pages;
		this.directory = directory;
		this.reviews = reviews;
		this.clock = clock;
	}

	CommunityId proposed() {
		return proposed("A group", "free");
	}

	CommunityId proposed(String name, String cost) {
		CommunityId id = new CommunityId("p-" + UUID.randomUUID());
		put(id, name, cost);
		return id;
	}

	void put(CommunityId id, String name, String cost) {
		String row = CatalogueRows.row(id.value(), cost).replace(",A group,", "," + name + ",");
		ImportReport report = this.directory.importCommunities(new StringReader(CatalogueRows.file(row)), false,
				Actors.curator());
		assertThat(report.count(ImportReport.Result.REFUSED)).isZero();
	}

	LocalDate today() {
		return London.dayOf(this.clock.instant());
	}

	ResultActions open(String path, Actor actor) throws Exception {
		return this.pages.perform(get(path).with(Actors.signedIn(actor)));
	}

	String html(String path, Actor actor) throws Exception {
		return open(path, actor).andReturn().getResponse().getContentAsString();
	}

	ResultActions send(MockHttpServletRequestBuilder form, Actor actor) throws Exception {
		return this.pages.perform(form.with(csrf()).with(Actors.signedIn(actor)));
	}

	/** Starts a review at the page. */
	CommunityReview start(CommunityId id, Actor actor) throws Exception {
		send(post("/directory/" + id + "/review"), actor);
		return review(id);
	}

	CommunityReview review(CommunityId id) {
		return this.reviews.open(id).orElseThrow();
	}

	/** The sheet of this review, with nothing filled in. */
	MockHttpServletRequestBuilder sheet(CommunityReview review) {
		return post("/directory/" + review.community() + "/review/save").param("review", review.id().value().toString())
			.param("version", review.version());
	}

	/** As above with everything met today, and nothing for under 18. */
	MockHttpServletRequestBuilder fullSheet(CommunityReview review) {
		MockHttpServletRequestBuilder sheet = sheet(review);
		for (Criterion criterion : this.reviews.criteria()) {
			boolean met = !criterion.id().equals("suitable-under-18");
			sheet.param(criterion.id() + "-outcome", met ? "MET" : "NOT_MET")
				.param(criterion.id() + "-note", "Seen")
				.param(criterion.id() + "-seenOn", London.typed(today()));
		}
		return sheet;
	}

	/** A review of this person's that waits for approval. */
	CommunityReview submitted(CommunityId id, Actor actor) throws Exception {
		send(fullSheet(start(id, actor)).param("submit", "true"), actor);
		return review(id);
	}

	MockHttpServletRequestBuilder approval(CommunityReview review, String nextDue) {
		return post("/directory/" + review.community() + "/approve").param("nextDue", nextDue)
			.param("submission", Integer.toString(review.submission()));
	}

}
