package org.peerprescribing.outcomes;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.peerprescribing.identity.RetentionJob;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.shared.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what patients answered about themselves: the measures, and of the check-ins the
 * questions that are not validated. What they said of the community stays with the
 * prescription, and what they shared lies in the care record.
 */
@Component
class AnswerRetention extends RetentionJob {

	private final JdbcClient jdbc;

	private final Retention retention;

	private final Clock clock;

	AnswerRetention(JdbcClient jdbc, Retention retention, Clock clock, TransactionTemplate transaction) {
		super("outcomes-retention", SIX_HOURS, 100, transaction);
		this.jdbc = jdbc;
		this.retention = retention;
		this.clock = clock;
	}

	@Override
	protected List<Removal> removals() {
		// Week 12 is counted from the issue, as this is.
		Instant lastDue = this.clock.instant()
			.minus(this.retention.afterIssue())
			.plus(Duration.ofDays(CheckInWeek.WEEK_12.days()));
		return List.of((atMost) -> eraseOfOver(lastDue, atMost));
	}

	/** On request: at once, whatever the time; in the caller's transaction. */
	void eraseOf(PatientId patient) {
		this.jdbc.sql("select distinct prescription from outcomes.check_in where patient = ?")
			.param(patient.value())
			.query((row, n) -> row.getObject(1, UUID.class))
			.list()
			.forEach(this::eraseOf);
	}

	private int eraseOfOver(Instant lastDue, int atMost) {
		List<UUID> over = this.jdbc.sql("""
				select prescription from outcomes.check_in last where week = 'WEEK_12' and due_at <= :last
				  and (exists (select from outcomes.measure m where m.prescription = last.prescription)
				    or exists (select from outcomes.check_in c where c.prescription = last.prescription
				      and num_nonnulls(c.know_more, c.less_alone, c.more_able) > 0))
				order by due_at limit :batch for update skip locked""")
			.param("last", Timestamp.from(lastDue))
			.param("batch", atMost)
			.query((row, n) -> row.getObject(1, UUID.class))
			.list();
		over.forEach(this::eraseOf);
		return over.size();
	}

	private void eraseOf(UUID prescription) {
		erase("update outcomes.check_in set know_more = null, less_alone = null, more_able = null"
				+ " where prescription = ?", prescription);
		erase("delete from outcomes.measure_answer where measure in"
				+ " (select id from outcomes.measure where prescription = ?)", prescription);
		erase("delete from outcomes.measure where prescription = ?", prescription);
	}

	private void erase(String sql, UUID prescription) {
		this.jdbc.sql(sql).param(prescription).update();
	}

}
