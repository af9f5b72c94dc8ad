package org.peerprescribing.referral;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When this module looks after what nobody waits for. */
@Configuration(proxyBeanMethods = false)
class ReferralTasks {

	@Bean
	Task<Void> referralSweep(ReferralSweeps sweeps) {
		return Tasks.recurring("referral-sweep", FixedDelay.ofSeconds(5)).execute((task, context) -> sweeps.run());
	}

}
