package org.peerprescribing.notification;

import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The alarm clocks of the messages. */
@Configuration(proxyBeanMethods = false)
class NotificationTasks {

	@Bean
	Task<Void> sendMessage(MessageSender sender) {
		return Tasks.oneTime(MessageQueue.TASK).execute((task, context) -> sender.send(UUID.fromString(task.getId())));
	}

	@Bean
	Task<Void> wakeDueMessages(MessageSender sender) {
		return Tasks.recurring("notification-wake", FixedDelay.ofSeconds(5))
			.execute((task, context) -> sender.wakeDue());
	}

	@Bean
	Task<Void> lookUpDeliveries(Deliveries deliveries) {
		return Tasks.recurring("notification-look-up", FixedDelay.ofMinutes(10))
			.execute((task, context) -> deliveries.lookUp());
	}

}
