package org.peerprescribing.consultation;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the clinician's doors do by themselves. */
@Configuration(proxyBeanMethods = false)
class ConsultationTasks {

	@Bean
	Task<?> consultationSweep(ShortLivedRows rows) {
		return Tasks.recurring(ShortLivedRows.TASK, FixedDelay.ofMinutes(10))
			.execute((instance, context) -> rows.deleteWhatIsOver());
	}

}
