package org.peerprescribing.outcomes;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When this module looks whether a check-in is due. */
@Configuration(proxyBeanMethods = false)
class OutcomeTasks {

	@Bean
	Task<Void> checkInSweepTask(CheckInSweep sweep) {
		return Tasks.recurring("outcomes-check-in-sweep", FixedDelay.ofSeconds(5))
			.execute((task, context) -> sweep.run());
	}

}
