package org.peerprescribing.prescribing;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What prescribing does by itself. */
@Configuration(proxyBeanMethods = false)
class PrescribingTasks {

	@Bean
	Task<?> prescribingGrace(GraceSweep sweep) {
		return Tasks.recurring(GraceSweep.TASK, FixedDelay.ofSeconds(2)).execute((instance, context) -> sweep.run());
	}

}
