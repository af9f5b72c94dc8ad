package org.peerprescribing.carerecord;

import java.util.UUID;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.shared.WallTime;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The alarm clocks: one task for each row, which holds nothing but its id, and a sweeper
 * that gives a task to every row that is due and has none.
 */
@Configuration(proxyBeanMethods = false)
class WriteBackTasks {

	@Bean
	CustomTask<Void> carerecordWrite(WriteBackTry writing) {
		return Tasks.custom(WriteBackSteps.TASK, Void.class)
			.execute((instance, context) -> writing.run(UUID.fromString(instance.getId()))
				.<CompletionHandler<Void>>map(
						(wait) -> (complete, operations) -> operations.reschedule(complete, WallTime.now().plus(wait)))
				.orElseGet(CompletionHandler.OnCompleteRemove::new));
	}

	@Bean
	Task<Void> carerecordSweep(WriteBackTry writing, ObjectProvider<SchedulerClient> scheduler,
			CustomTask<Void> carerecordWrite) {
		return Tasks.recurring("carerecord-sweep", FixedDelay.ofSeconds(5))
			.execute((instance, context) -> writing.due()
				.forEach((id) -> scheduler.getObject()
					.scheduleIfNotExists(carerecordWrite.instance(id.toString()), WallTime.now())));
	}

}
