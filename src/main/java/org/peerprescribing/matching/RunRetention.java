package org.peerprescribing.matching;

import java.time.Clock;
import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Removes runs that led to nothing after 30 days, and states of the index that no run
 * needs any more. What led to a prescription stays as long as the prescription can be
 * asked about.
 */
@Component
class RunRetention {

	private static final Duration KEPT = Duration.ofDays(30);

	private final Runs runs;

	private final Clock clock;

	RunRetention(Runs runs, Clock clock) {
		this.runs = runs;
		this.clock = clock;
	}

	/** Returns how many runs were removed. */
	@Transactional
	public int sweep() {
		return this.runs.removeWhatLedToNothing(this.clock.instant().minus(KEPT));
	}

	/** When the sweep runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<?> matchingRetention(RunRetention retention) {
			return Tasks.recurring("matching-retention", FixedDelay.ofHours(6))
				.execute((instance, context) -> new AccessScope.OfBackground("matching-retention")
					.run(retention::sweep));
		}

	}

}
