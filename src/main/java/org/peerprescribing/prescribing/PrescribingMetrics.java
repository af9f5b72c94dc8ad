package org.peerprescribing.prescribing;

import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Prescriptions issued by this replica since it started. */
@Component
class PrescribingMetrics implements MeterBinder {

	private final LongAdder issued = new LongAdder();

	/** After the commit: what was rolled back was not issued. */
	@TransactionalEventListener(fallbackExecution = true)
	void on(PrescriptionIssued event) {
		this.issued.increment();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("peerprescribing.prescriptions.issued", this.issued, LongAdder::doubleValue)
			.description("Prescriptions issued")
			.register(registry);
	}

}
