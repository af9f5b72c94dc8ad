package org.peerprescribing.shared;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells a database that cannot serve now from a fault of ours: only the first may be
 * answered with "try again". What was begun has been rolled back; after a cut at COMMIT
 * nobody knows, and the same command with the same key finds out.
 */
public final class Outage {

	/** Class 08 is a connection that failed, class 53 no disk, memory or connections. */
	private static final Set<String> CLASSES = Set.of("08", "53");

	/**
	 * Read-only after a failover (25006), serialisation failed (40001), deadlock (40P01),
	 * shut down, crashed or starting (57P01 to 57P03), disk failed (58030); appendix A of
	 * the PostgreSQL manual.
	 */
	private static final Set<String> STATES = Set.of("25006", "40001", "40P01", "57P01", "57P02", "57P03", "58030");

	private Outage() {
	}

	/** Whether such a thing is among the causes. */
	public static boolean isBehind(Throwable thrown) {
		@Nullable Throwable cause = thrown;
		// A chain of causes can be a ring; none of ours is this long.
		for (int depth = 0; cause != null && depth < 50; depth++, cause = cause.getCause()) {
			if (cause instanceof SQLException sql && isOne(sql)) {
				return true;
			}
		}
		return false;
	}

	private static boolean isOne(SQLException sql) {
		String state = sql.getSQLState();
		return sql instanceof SQLTransientException || sql instanceof SQLRecoverableException || (state != null
				&& (STATES.contains(state) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)))));
	}

}
