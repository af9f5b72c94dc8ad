package org.peerprescribing.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.peerprescribing.faults.ServiceProcess.Reply;

/**
 * One prescription as a register: several clients at once, spread over the replicas, each
 * read it, withdraw it in the version they read, and read it again. The history, with the
 * moments between which each call ran, is held against what a single copy could have
 * answered.
 */
final class RegisterCheck {

	private final List<ServiceProcess> replicas;

	private final String prescription;

	private final List<Event> history = Collections.synchronizedList(new ArrayList<>());

	RegisterCheck(List<ServiceProcess> replicas, String prescription) {
		this.replicas = replicas;
		this.prescription = prescription;
	}

	/** Until every client has come to its end. */
	void run(int clients) {
		try (ExecutorService all = Executors.newFixedThreadPool(clients)) {
			List<Future<?>> running = new ArrayList<>();
			for (int i = 0; i < clients; i++) {
				ServiceProcess mine = this.replicas.get(i % this.replicas.size());
				ServiceProcess other = this.replicas.get((i + 1) % this.replicas.size());
				running.add(all.submit(() -> {
					int version = read(mine);
					write(mine, version);
					read(other);
					write(other, version);
					read(mine);
					return null;
				}));
			}
			for (Future<?> each : running) {
				each.get();
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** How many writes were answered with yes. */
	long confirmed() {
		return this.history.stream().filter(Event::confirmedWrite).count();
	}

	/** The last that anybody was told of. */
	int lastVersion() {
		return this.history.stream().filter(Event::answered).mapToInt(Event::version).max().orElseThrow();
	}

	/**
	 * Reads, and confirmed writes, of less than what had been read or confirmed before
	 * they began.
	 */
	List<String> contradictions() {
		List<Event> byEnd = this.history.stream().sorted(Comparator.comparingLong(Event::ended)).toList();
		List<String> found = new ArrayList<>();
		for (Event event : byEnd) {
			int known = byEnd.stream()
				.filter((earlier) -> earlier.ended() < event.began() && earlier.answered())
				.mapToInt(Event::version)
				.max()
				.orElse(0);
			if (event.answered() && event.version() < known) {
				found.add(event + " although " + known + " was known");
			}
		}
		return found;
	}

	private int read(ServiceProcess replica) throws IOException {
		long began = System.nanoTime();
		Reply reply = replica.give("find", Map.of("prescription", this.prescription));
		int version = Integer.parseInt(reply.line().split(" ")[1]);
		this.history.add(new Event("read", began, System.nanoTime(), version, true));
		return version;
	}

	private void write(ServiceProcess replica, int version) throws IOException {
		long began = System.nanoTime();
		Reply reply = replica.give("revoke",
				Map.of("prescription", this.prescription, "version", Integer.toString(version)));
		this.history.add(new Event("write", began, System.nanoTime(), version + 1, reply.status() == 200));
	}

	private record Event(String kind, long began, long ended, int version, boolean answered) {

		boolean confirmedWrite() {
			return this.kind.equals("write") && this.answered;
		}

	}

}
