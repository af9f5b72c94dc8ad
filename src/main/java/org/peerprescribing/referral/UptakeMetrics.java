package org.peerprescribing.referral;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Steps of the uptake ladder that this replica saw reached since it started: whether the
 * service works, never how well peer support does. Reports answer that.
 */
@Component
class UptakeMetrics implements MeterBinder {

	private final Map<UptakeStep, LongAdder> reached = new EnumMap<>(UptakeStep.class);

	UptakeMetrics() {
		for (UptakeStep step : UptakeStep.values()) {
			this.reached.put(step, new LongAdder());
		}
	}

	/** After the commit: what was rolled back was not reached. */
	@TransactionalEventListener(fallbackExecution = true)
	void on(UptakeChanged event) {
		this.reached.getOrDefault(event.step(), new LongAdder()).increment();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.reached
			.forEach((step, count) -> FunctionCounter.builder("peerprescribing.uptake", count, LongAdder::doubleValue)
				.tag("step", step.code())
				.description("Steps of the uptake ladder reached")
				.register(registry));
	}

}
