package org.peerprescribing.prescribing;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.peerprescribing.identity.RetentionJob;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets which commands were answered, once nobody sends one of them again: the keys of
 * {@link CommandKey} and the answers that belong to them.
 */
@Component
class CommandRetention extends RetentionJob {

	/** Longer than any caller goes on trying. */
	private static final Duration KEPT = Duration.ofDays(30);

	private final JdbcClient jdbc;

	private final Clock clock;

	CommandRetention(JdbcClient jdbc, Clock clock, TransactionTemplate transaction) {
		super("prescribing-retention", SIX_HOURS, 500, transaction);
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Override
	protected List<Removal> removals() {
		return List.of(oldest(this.jdbc, "prescribing.command", "organisation, key", "answered_at",
				this.clock.instant().minus(KEPT)));
	}

}
