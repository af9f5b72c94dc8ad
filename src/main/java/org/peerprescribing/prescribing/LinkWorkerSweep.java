package org.peerprescribing.prescribing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks for requests that no link worker has answered in time, so that a clinician hears
 * of it: once for each request.
 */
@Component
class LinkWorkerSweep {

	static final String TASK = "prescribing-link-worker-late";

	private static final int MOST_AT_ONCE = 200;

	private final LinkWorkers linkWorkers;

	private final TransactionTemplate transaction;

	LinkWorkerSweep(LinkWorkers linkWorkers, TransactionTemplate transaction) {
		this.linkWorkers = linkWorkers;
		this.transaction = transaction;
	}

	/** By the injected clock. */
	void run() {
		new AccessScope.OfBackground(TASK)
			.run(() -> this.transaction.executeWithoutResult((status) -> this.linkWorkers.reportLate(MOST_AT_ONCE)));
	}

	/** When it runs. */
	@Configuration(proxyBeanMethods = false)
	static class Schedule {

		@Bean
		Task<Void> prescribingLinkWorkerLate(LinkWorkerSweep sweep) {
			return Tasks.recurring(LinkWorkerSweep.TASK, FixedDelay.ofMinutes(15))
				.execute((instance, context) -> sweep.run());
		}

	}

}
