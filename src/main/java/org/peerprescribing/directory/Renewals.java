package org.peerprescribing.directory;

import java.sql.Date;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Role;
import org.peerprescribing.worklist.NewWorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds the curators of vettings that end soon and of reviews that nobody finishes.
 * What was told stands in the row of the vetting or the review, in the transaction that
 * opens the task: a restart or a clock that jumps tells nothing twice.
 */
@Component
class Renewals {

	/** Days before the end of a vetting. */
	private static final List<Integer> REMINDERS = List.of(60, 30, 7);

	private static final Duration REVIEW_WITHIN = Duration.ofDays(30);

	private static final Duration FINISH_WITHIN = Duration.ofDays(7);

	private final JdbcClient jdbc;

	private final StoredReviews reviews;

	private final Listing listing;

	private final Worklist worklist;

	private final DirectoryProperties properties;

	private final Clock clock;

	Renewals(JdbcClient jdbc, StoredReviews reviews, Listing listing, Worklist worklist, DirectoryProperties properties,
			Clock clock) {
		this.jdbc = jdbc;
		this.reviews = reviews;
		this.listing = listing;
		this.worklist = worklist;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * After a long stop only the nearest reminder is given, also where the vetting is
	 * over by now. While an earlier task of the same community is open, it stands for the
	 * new one too. Returns how many reminders were given.
	 */
	@Transactional
	public int remind() {
		return remindOfVettings() + remindOfReviews();
	}

	/** The nearest reminder that is due so many days before the end; 0 where none is. */
	static int reminderDue(long daysLeft) {
		return REMINDERS.stream().filter((days) -> daysLeft <= days).min(Comparator.naturalOrder()).orElse(0);
	}

	private int remindOfVettings() {
		LocalDate today = this.listing.today();
		List<Ending> ending = this.jdbc.sql("""
				select v.id, v.community, v.next_due, coalesce(v.reminded_days, 1000) as reminded
				from directory.vetting v join directory.community c on c.id = v.community
				where c.state in ('APPROVED', 'PAUSED', 'LAPSED') and v.next_due <= :until
				  and coalesce(v.reminded_days, 1000) > 7
				  and v.approved_at = (select max(w.approved_at) from directory.vetting w where w.community = c.id)
				order by v.next_due, v.id for no key update of v skip locked""")
			.param("until", Date.valueOf(today.plusDays(REMINDERS.getFirst())))
			.query((row, n) -> new Ending(row.getObject("id", UUID.class), row.getString("community"),
					row.getDate("next_due").toLocalDate(), row.getInt("reminded")))
			.list();
		int told = 0;
		for (Ending vetting : ending) {
			int reminder = reminderDue(ChronoUnit.DAYS.between(today, vetting.nextDue()));
			if (reminder < vetting.reminded()) {
				this.jdbc.sql("update directory.vetting set reminded_days = ? where id = ?")
					.params(reminder, vetting.id())
					.update();
				open(vetting.community(), Role.CURATOR, untilTheStartOf(vetting.nextDue()));
				told++;
			}
		}
		return told;
	}

	private int remindOfReviews() {
		Instant now = this.clock.instant();
		List<CommunityReview> waiting = this.reviews.markWaiting(now.minus(REVIEW_WITHIN), now);
		for (CommunityReview review : waiting) {
			Role owner = (review.state() == CommunityReview.State.SUBMITTED) ? Role.APPROVER : Role.CURATOR;
			open(review.community().value(), owner, FINISH_WITHIN);
		}
		return waiting.size();
	}

	private void open(String community, Role owner, Duration within) {
		this.worklist
			.open(new NewWorkItem(WorkKind.VETTING_DUE, this.properties.curators(), owner, null, community, within));
	}

	private Duration untilTheStartOf(LocalDate day) {
		Duration left = Duration.between(this.clock.instant(), day.atStartOfDay(Listing.LONDON).toInstant());
		return left.isNegative() ? Duration.ZERO : left;
	}

	private record Ending(UUID id, String community, LocalDate nextDue, int reminded) {
	}

	/** When the reminders are looked for. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<?> directoryRenewals(Renewals renewals) {
			return Tasks.recurring("directory-renewals", FixedDelay.ofMinutes(10))
				.execute((instance, context) -> new AccessScope.OfBackground("directory-renewals")
					.run(renewals::remind));
		}

	}

}
