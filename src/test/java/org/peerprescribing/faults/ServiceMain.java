package org.peerprescribing.faults;

import java.io.IOException;
import java.time.Clock;

import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.support.MovableClock;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The service as it is, with a clock that can be moved, and beside it a small door
 * through which the harness gives the commands of clinicians and patients: nobody has to
 * sign in, and so no identity provider is needed. First argument: the port of that door;
 * the others are the service's.
 */
final class ServiceMain {

	private ServiceMain() {
	}

	public static void main(String[] arguments) throws IOException {
		Lifeline.hold();
		MovableClock clock = new MovableClock();
		SpringApplication application = new SpringApplication(PeerPrescribingApplication.class);
		application.addInitializers((context) -> ((GenericApplicationContext) context).registerBean("movableClock",
				Clock.class, () -> clock, (bean) -> bean.setPrimary(true)));
		String[] own = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
		ConfigurableApplicationContext context = application.run(own);
		HarnessDoor.open(Integer.parseInt(arguments[0]), context, clock);
	}

}
