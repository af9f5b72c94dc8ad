package org.peerprescribing.referral;

import org.springframework.context.ApplicationContext;

/** Does at once what the scheduler would do a few seconds later. */
public final class SweepNow {

	private SweepNow() {
	}

	public static void run(ApplicationContext context) {
		context.getBean(ReferralSweeps.class).run();
	}

}
