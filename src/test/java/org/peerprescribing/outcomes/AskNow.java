package org.peerprescribing.outcomes;

import org.springframework.context.ApplicationContext;

/** Does at once what the scheduler would do a few seconds later. */
public final class AskNow {

	private AskNow() {
	}

	public static void run(ApplicationContext context) {
		context.getBean(CheckInSweep.class).run();
	}

}
