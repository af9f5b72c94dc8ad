package org.peerprescribing.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.peerprescribing.faults.ServiceProcess.Reply;

/**
 * All replicas as one service, as a load balancer with stubborn callers sees it: a
 * command without a clear answer is given again, at another replica, until there is one.
 */
final class Replicas {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private final List<ServiceProcess> all;

	private final AtomicInteger next = new AtomicInteger();

	Replicas(List<ServiceProcess> all) {
		this.all = List.copyOf(all);
	}

	List<ServiceProcess> all() {
		return this.all;
	}

	/**
	 * The answer's line.
	 * @throws Refused where the service says no
	 */
	String give(String command, Map<String, String> parameters) {
		return Awaitility.await(command)
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> tryOnce(command, parameters), Optional::isPresent)
			.orElseThrow();
	}

	private Optional<String> tryOnce(String command, Map<String, String> parameters) {
		ServiceProcess replica = this.all.get(Math.floorMod(this.next.getAndIncrement(), this.all.size()));
		if (!replica.isRunning()) {
			return Optional.empty();
		}
		try {
			Reply reply = replica.give(command, parameters);
			if (reply.status() == 200) {
				return Optional.of(reply.line());
			}
			if (reply.status() >= 500 || reply.line().equals("still-running")) {
				return Optional.empty();
			}
			throw new Refused(command, reply.line());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** The service understood, and said no. */
	static final class Refused extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String code;

		Refused(String command, String code) {
			super(command + ": " + code);
			this.code = code;
		}

		String code() {
			return this.code;
		}

	}

}
