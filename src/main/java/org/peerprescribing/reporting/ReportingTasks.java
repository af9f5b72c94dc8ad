package org.peerprescribing.reporting;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work that reports do while nobody waits. */
@Configuration(proxyBeanMethods = false)
class ReportingTasks {

	@Bean
	Task<Void> reportingRelease(Releases releases) {
		return Tasks.recurring("reporting-release", FixedDelay.of(Duration.ofSeconds(30)))
			.execute((instance, context) -> releases.releaseDue());
	}

}
