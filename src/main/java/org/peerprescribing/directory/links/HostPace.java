package org.peerprescribing.directory.links;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One request a host at a time, and a pause after each. Kept for one round. */
final class HostPace {

	private final Duration pause;

	private final Map<String, Turn> turns = new ConcurrentHashMap<>();

	HostPace(Duration pause) {
		this.pause = pause;
	}

	<T> T alone(String host, Supplier<T> request) {
		Turn turn = this.turns.computeIfAbsent(host, (name) -> new Turn());
		turn.lock.lock();
		try {
			turn.await();
			return request.get();
		}
		finally {
			turn.next = System.nanoTime() + this.pause.toNanos();
			turn.taken = true;
			turn.lock.unlock();
		}
	}

	private static final class Turn {

		private final ReentrantLock lock = new ReentrantLock();

		private boolean taken;

		private long next;

		private void await() {
			while (this.taken) {
				long left = this.next - System.nanoTime();
				if (left <= 0 || Thread.currentThread().isInterrupted()) {
					return;
				}
				LockSupport.parkNanos(left);
			}
		}

	}

}
