package org.peerprescribing.directory.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Criterion;
import org.peerprescribing.directory.CriterionFinding;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.VettingRisk;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;

import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of an open review shows, to whom. */
@Component
class ReviewPage {

	private final CommunityReviews reviews;

	private final FactRows facts;

	private final Words words;

	ReviewPage(CommunityReviews reviews, FactRows facts, Words words) {
		this.reviews = reviews;
		this.facts = facts;
		this.words = words;
	}

	/**
	 * @param form what stands in the fields
	 * @param nextDue the day typed by the approver; null for the last one allowed
	 * @param why the reason typed for sending it back
	 */
	String show(DirectoryEntry entry, CommunityReview review, Actor actor, ReviewForm form, List<FieldFault> faults,
			@Nullable String nextDue, String why, Model model) {
		boolean waits = review.state() == CommunityReview.State.SUBMITTED;
		boolean mine = actor.is(Role.CURATOR) && review.reviewerId().equals(actor.id());
		boolean decides = waits && actor.is(Role.APPROVER) && !review.isBy(actor);
		VettingRisk risk = this.reviews.risk(review.id());
		List<String> objections = this.reviews.objections(review.id()).stream().map(this::objection).toList();
		model.addAttribute("entry", entry);
		model.addAttribute("facts", this.facts.of(entry));
		model.addAttribute("review", review);
		model.addAttribute("form", form);
		model.addAttribute("faults", faults);
		model.addAttribute("areas", areas(review, form, faults));
		model.addAttribute("waits", waits);
		model.addAttribute("editable", mine && !waits);
		model.addAttribute("mayTakeOver", actor.is(Role.CURATOR) && !mine && !waits);
		model.addAttribute("mayTakeBack", mine && waits);
		model.addAttribute("decides", decides);
		model.addAttribute("contributed", waits && actor.is(Role.APPROVER) && review.isBy(actor));
		model.addAttribute("objections", objections);
		model.addAttribute("risk", risk);
		model.addAttribute("reasons", this.words.codes("risk-reason", risk.reasons()));
		model.addAttribute("since",
				London.time(waits ? Objects.requireNonNull(review.submittedAt()) : review.reviewerSince()));
		CommunityReview.SentBack sentBack = review.sentBack();
		model.addAttribute("sentBackOn", (sentBack != null) ? London.time(sentBack.at()) : null);
		if (waits) {
			LocalDate latest = risk.latestDue(London.dayOf(Objects.requireNonNull(review.submittedAt())));
			model.addAttribute("latest", London.day(latest));
			model.addAttribute("nextDue", (nextDue != null) ? nextDue : London.typed(latest));
		}
		model.addAttribute("why", why);
		model.addAttribute("outcomes", CriterionFinding.Outcome.values());
		return "directory/review";
	}

	/** The words for what stands in the way of an approval. */
	String objection(String path) {
		if (!path.startsWith("criteria.")) {
			return this.words.say("objection." + path);
		}
		String id = path.substring("criteria.".length());
		return this.words.say("objection.criteria", question(id));
	}

	String question(String criterion) {
		return this.reviews.criteria()
			.stream()
			.filter((asked) -> asked.id().equals(criterion))
			.findFirst()
			.map(Criterion::question)
			.orElse(criterion);
	}

	private List<Area> areas(CommunityReview review, ReviewForm form, List<FieldFault> faults) {
		Optional<CommunityReview> last = last(review.community());
		List<Area> areas = new ArrayList<>();
		for (Criterion criterion : this.reviews.criteria()) {
			if (areas.isEmpty() || !areas.getLast().name().equals(criterion.area())) {
				areas.add(new Area(criterion.area(), new ArrayList<>()));
			}
			Optional<CommunityReview.Recorded> saved = review.found(criterion.id());
			areas.getLast()
				.asked()
				.add(new Asked(criterion, form.row(criterion.id()), saved.orElse(null),
						saved.map((found) -> this.words.say("review.recorded", found.by(), London.time(found.at())))
							.orElse(""),
						lastTime(last, criterion.id()), faults));
		}
		return areas;
	}

	private Optional<CommunityReview> last(CommunityId community) {
		return this.reviews.of(community)
			.stream()
			.filter((past) -> past.state() == CommunityReview.State.APPROVED)
			.findFirst();
	}

	private String lastTime(Optional<CommunityReview> last, String criterion) {
		return last.flatMap((past) -> past.found(criterion)).map((found) -> {
			LocalDate seenOn = found.finding().seenOn();
			String said = this.words.code("outcome", found.finding().outcome());
			String day = (seenOn != null) ? London.day(seenOn) : London.day(found.at());
			String told = this.words.say("review.last-time", said, day, found.by());
			return found.finding().note().isEmpty() ? told : told + ": " + found.finding().note();
		}).orElse("");
	}

	/** Criteria under one heading. */
	record Area(String name, List<Asked> asked) {
	}

	/**
	 * One criterion on the sheet.
	 *
	 * @param criterion what is asked
	 * @param row what stands in the fields
	 * @param saved what is stored; null where nothing is
	 * @param recorded who stored it and when
	 * @param lastTime what the review before found; empty where there was none
	 * @param faults everything that is wrong on the page
	 */
	record Asked(Criterion criterion, ReviewForm.Row row, CommunityReview.@Nullable Recorded saved, String recorded,
			String lastTime, List<FieldFault> faults) {

		public String id(String field) {
			return this.criterion.id() + "-" + field;
		}

		public String fault(String field) {
			return FieldFault.of(this.faults, id(field));
		}

		public boolean isWrong() {
			return this.faults.stream().anyMatch((fault) -> fault.field().startsWith(this.criterion.id() + "-"));
		}

	}

}
