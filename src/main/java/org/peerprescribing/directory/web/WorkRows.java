package org.peerprescribing.directory.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReview;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.DirectoryEntry.State;
import org.peerprescribing.directory.PauseReason;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.directory.links.CommunityLinks;
import org.peerprescribing.directory.links.FailingLink;
import org.peerprescribing.directory.web.WorkGroup.Name;
import org.peerprescribing.directory.web.WorkGroup.Row;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.stereotype.Component;

/** What there is to do in the directory, most urgent first in each group. */
@Component
class WorkRows {

	/** A vetting shows from this many days before its end: the first reminder. */
	private static final int RENEWAL_DAYS = 60;

	private static final Duration BACK_FOR = Duration.ofDays(7);

	/** Those that a person marks as done; other kinds end by what is done here. */
	private static final Set<WorkKind> TASKS = Set.of(WorkKind.COMMUNITY_SAFETY, WorkKind.LINK_FAILING,
			WorkKind.VETTING_DUE);

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final CommunityLinks links;

	private final Worklist worklist;

	private final Words words;

	private final Clock clock;

	WorkRows(CommunityDirectory directory, CommunityReviews reviews, CommunityLinks links, Worklist worklist,
			Words words, Clock clock) {
		this.directory = directory;
		this.reviews = reviews;
		this.links = links;
		this.worklist = worklist;
		this.words = words;
		this.clock = clock;
	}

	Map<Name, List<Row>> of(Actor actor) {
		Map<CommunityId, DirectoryEntry> all = this.directory.entries()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.community().id(), Function.identity()));
		List<CommunityReview> open = this.reviews.allOpen();
		Map<CommunityId, CommunityReview> reviewed = open.stream()
			.collect(Collectors.toMap(CommunityReview::community, Function.identity()));
		return Map.of(Name.TASKS, tasks(actor, all), Name.TO_APPROVE, toApprove(open, actor, all), Name.SENT_BACK,
				drafts(open, all).filter((review) -> review.sentBack() != null)
					.map((review) -> sentBack(review, all))
					.toList(),
				Name.OPEN,
				drafts(open, all).filter((review) -> review.sentBack() == null)
					.map((review) -> held(review, all))
					.toList(),
				Name.RENEWALS, renewals(all, reviewed), Name.SAFETY, unsafe(all), Name.LINKS, failing(all), Name.BACK,
				back(all), Name.INCOMPLETE, incomplete(all));
	}

	private List<Row> tasks(Actor actor, Map<CommunityId, DirectoryEntry> all) {
		Instant now = this.clock.instant();
		return this.worklist.openFor(actor)
			.stream()
			.filter((item) -> TASKS.contains(item.kind()))
			.map((item) -> task(item, all, now))
			.toList();
	}

	private Row task(WorkItem item, Map<CommunityId, DirectoryEntry> all, Instant now) {
		CommunityId id = new CommunityId(item.subject());
		return new Row(name(id, all), page(id), this.words.say("task." + item.kind()),
				this.words.say("work.due", London.time(item.dueAt())), item.dueAt().isBefore(now), item.id().value());
	}

	/** First those that this person may approve. */
	private List<Row> toApprove(List<CommunityReview> open, Actor actor, Map<CommunityId, DirectoryEntry> all) {
		return open.stream()
			.filter((review) -> review.state() == CommunityReview.State.SUBMITTED)
			.sorted(Comparator.comparing((CommunityReview review) -> review.isBy(actor))
				.thenComparing((review) -> Objects.requireNonNull(review.submittedAt())))
			.map((review) -> row(review.community(), all, page(review.community()) + "/review", waits(review, actor),
					this.words.say("work.since", London.day(Objects.requireNonNull(review.submittedAt())))))
			.toList();
	}

	private String waits(CommunityReview review, Actor actor) {
		String by = this.words.say("work.submitted", review.reviewer());
		if (review.isBy(actor)) {
			return by + ". " + this.words.say("work.not-by-you");
		}
		return actor.is(Role.APPROVER) ? by + ". " + this.words.say("work.by-you") : by;
	}

	private static Stream<CommunityReview> drafts(List<CommunityReview> open, Map<CommunityId, DirectoryEntry> all) {
		return open.stream()
			.filter((review) -> review.state() == CommunityReview.State.DRAFT && all.containsKey(review.community()));
	}

	private Row sentBack(CommunityReview review, Map<CommunityId, DirectoryEntry> all) {
		CommunityReview.SentBack sentBack = Objects.requireNonNull(review.sentBack());
		return row(review.community(), all, page(review.community()) + "/review",
				this.words.say("work.sent-back", review.reviewer(), sentBack.by(), sentBack.why()),
				this.words.say("work.since", London.day(sentBack.at())));
	}

	private Row held(CommunityReview review, Map<CommunityId, DirectoryEntry> all) {
		return row(review.community(), all, page(review.community()) + "/review",
				this.words.say("work.held", review.reviewer()),
				this.words.say("work.since", London.day(review.reviewerSince())));
	}

	private List<Row> renewals(Map<CommunityId, DirectoryEntry> all, Map<CommunityId, CommunityReview> reviewed) {
		LocalDate today = London.dayOf(this.clock.instant());
		return all.values()
			.stream()
			.filter((entry) -> isDue(entry, today))
			.sorted(Comparator.comparing((DirectoryEntry entry) -> Objects.requireNonNull(entry.vetting()).nextDue())
				.thenComparing((entry) -> entry.community().id()))
			.map((entry) -> renewal(entry, today, reviewed))
			.toList();
	}

	private static boolean isDue(DirectoryEntry entry, LocalDate today) {
		Vetting vetting = entry.vetting();
		boolean counts = entry.state() == State.APPROVED || entry.state() == State.PAUSED
				|| entry.state() == State.LAPSED;
		return counts && vetting != null && !vetting.nextDue().isAfter(today.plusDays(RENEWAL_DAYS));
	}

	private Row renewal(DirectoryEntry entry, LocalDate today, Map<CommunityId, CommunityReview> reviewed) {
		LocalDate due = Objects.requireNonNull(entry.vetting()).nextDue();
		long left = ChronoUnit.DAYS.between(today, due);
		String what = (left <= 0) ? this.words.say("work.lapsed")
				: this.words.say("work.ends", (left <= 7) ? 7 : (left <= 30) ? 30 : RENEWAL_DAYS);
		CommunityReview review = reviewed.get(entry.community().id());
		String told = (review != null) ? what + ". " + this.words.say("work.held", review.reviewer()) : what;
		return new Row(entry.community().name(), page(entry.community().id()), told,
				this.words.say((left <= 0) ? "work.since" : "work.until", London.day(due)), left <= 7, null);
	}

	private List<Row> unsafe(Map<CommunityId, DirectoryEntry> all) {
		return all.values()
			.stream()
			.filter((entry) -> entry.pausedFor().contains(PauseReason.SAFETY) && entry.state() != State.CLOSED)
			.sorted(Comparator.comparing((entry) -> Objects.requireNonNull(entry.paused().get(PauseReason.SAFETY))))
			.map((entry) -> new Row(entry.community().name(), page(entry.community().id()),
					this.words.say("work.unsafe"),
					this.words.say("work.since",
							London.time(Objects.requireNonNull(entry.paused().get(PauseReason.SAFETY)))),
					true, null))
			.toList();
	}

	private List<Row> failing(Map<CommunityId, DirectoryEntry> all) {
		return this.links.failing().stream().map((link) -> failing(link, all)).toList();
	}

	private Row failing(FailingLink link, Map<CommunityId, DirectoryEntry> all) {
		String what = link.hidden() ? link.sentence() + " " + this.words.say("link.hidden") : link.sentence();
		return new Row(name(link.community(), all), page(link.community()), what,
				this.words.say("work.since", London.day(link.sinceDay())), link.hidden(), null);
	}

	private List<Row> back(Map<CommunityId, DirectoryEntry> all) {
		return this.links.backSince(this.clock.instant().minus(BACK_FOR))
			.stream()
			.map((id) -> row(id, all, page(id), this.words.say("work.back"), ""))
			.toList();
	}

	private List<Row> incomplete(Map<CommunityId, DirectoryEntry> all) {
		return all.values()
			.stream()
			.filter((entry) -> entry.state() != State.CLOSED && !entry.missing().isEmpty())
			.sorted(Comparator.comparing((DirectoryEntry entry) -> entry.missing().iterator().next())
				.thenComparing((entry) -> entry.community().name(), String.CASE_INSENSITIVE_ORDER)
				.thenComparing((entry) -> entry.community().id()))
			.map((entry) -> row(entry.community().id(), all, page(entry.community().id()),
					entry.missing()
						.stream()
						.map((missing) -> this.words.code("missing", missing))
						.collect(Collectors.joining(". ")),
					""))
			.toList();
	}

	private static Row row(CommunityId id, Map<CommunityId, DirectoryEntry> all, String href, String what,
			String when) {
		return new Row(name(id, all), href, what, when, false, null);
	}

	private static String name(CommunityId id, Map<CommunityId, DirectoryEntry> all) {
		DirectoryEntry entry = all.get(id);
		return (entry != null) ? entry.community().name() : id.value();
	}

	private static String page(CommunityId id) {
		return "/directory/" + id.value();
	}

}
