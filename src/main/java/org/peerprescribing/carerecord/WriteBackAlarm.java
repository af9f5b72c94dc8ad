package org.peerprescribing.carerecord;

import java.util.UUID;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import org.peerprescribing.shared.DatabaseClock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sets the alarm clock of an entry, in the caller's transaction. Where none rings, the
 * sweep finds the row.
 */
@Component
class WriteBackAlarm {

	private final ObjectProvider<SchedulerClient> scheduler;

	private final DatabaseClock time;

	WriteBackAlarm(ObjectProvider<SchedulerClient> scheduler, DatabaseClock time) {
		this.scheduler = scheduler;
		this.time = time;
	}

	/** Now; an alarm that is set already stays as it is. */
	void set(UUID row) {
		this.scheduler.ifAvailable((client) -> client
			.scheduleIfNotExists(new TaskInstance<>(WriteBackSteps.TASK, row.toString()), this.time.now()));
	}

}
