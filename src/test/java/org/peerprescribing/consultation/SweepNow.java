package org.peerprescribing.consultation;

import org.springframework.context.ApplicationContext;

/** Runs the sweep of the clinician's doors, which the scheduler does elsewhere. */
public final class SweepNow {

	private SweepNow() {
	}

	public static void of(ApplicationContext context) {
		context.getBean(ShortLivedRows.class).run();
	}

}
