package org.peerprescribing.carerecord;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.DatabaseClock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The alarm clocks: one task for each row, which holds nothing but its id, and a sweeper
 * that gives a task to every row that is due and has none. Once a night the record
 * systems are asked what they hold, and in the morning practices are reminded of what
 * they have not filed.
 */
@Configuration(proxyBeanMethods = false)
class WriteBackTasks {

	private static final ZoneId LONDON = ZoneId.of("Europe/London");

	@Bean
	CustomTask<Void> carerecordWrite(WriteBackTry writing, CareRecordSettings settings, DatabaseClock time) {
		return Tasks.custom(WriteBackSteps.TASK, Void.class)
			// A try that threw, as where the database was away, waits no longer than any
			// other.
			.onFailure(new FailureHandler.OnFailureRetryLater<>(settings.retryFirst()))
			.execute((instance, context) -> writing.run(UUID.fromString(instance.getId()))
				.<CompletionHandler<Void>>map(
						(wait) -> (complete, operations) -> operations.reschedule(complete, time.now().plus(wait)))
				.orElseGet(CompletionHandler.OnCompleteRemove::new));
	}

	@Bean
	Task<Void> carerecordSweep(WriteBackTry writing, WriteBackAlarm alarm) {
		return Tasks.recurring("carerecord-sweep", FixedDelay.ofSeconds(5))
			.execute((instance, context) -> writing.forgotten().forEach(alarm::set));
	}

	/** In the morning, what a practice should have filed by now. */
	@Bean
	Task<Void> carerecordFiling(EntryFiling filing) {
		AccessScope scope = new AccessScope.OfBackground("carerecord-filing");
		return Tasks.recurring("carerecord-filing", Schedules.daily(LONDON, LocalTime.of(6, 0)))
			.execute((instance, context) -> scope.run(filing::remind));
	}

	/** At night, what was written in the days before. */
	@Bean
	Task<Void> carerecordReconcile(Reconciliation reconciliation, CareRecordSettings settings, Clock clock) {
		return Tasks.recurring("carerecord-reconcile", Schedules.daily(LONDON, LocalTime.of(2, 30)))
			.execute((instance, context) -> {
				Instant now = clock.instant();
				reconciliation.compare(now.minus(settings.reconcile()), now);
			});
	}

}
