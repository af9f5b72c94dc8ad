package org.peerprescribing.support;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import com.zaxxer.hikari.HikariDataSource;
import org.awaitility.Awaitility;

/** Connections that were opened before a setting of their role has changed. */
public final class Pools {

	private Pools() {
	}

	/**
	 * Every connection is a new one afterwards. One that was being opened when the first
	 * were thrown away would stay: so the pools are full again before it is done twice.
	 */
	public static void renew(List<HikariDataSource> pools) {
		for (int round = 0; round < 2; round++) {
			pools.forEach((pool) -> Objects.requireNonNull(pool.getHikariPoolMXBean()).softEvictConnections());
			Awaitility.await("full pools")
				.atMost(Duration.ofSeconds(20))
				.pollInterval(Duration.ofMillis(20))
				.until(() -> pools.stream().allMatch(Pools::isFull));
		}
	}

	private static boolean isFull(HikariDataSource pool) {
		return Objects.requireNonNull(pool.getHikariPoolMXBean()).getIdleConnections() >= pool.getMaximumPoolSize();
	}

}
