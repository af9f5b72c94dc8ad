package org.peerprescribing.carerecord;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

import org.peerprescribing.identity.RetentionJob;
import org.peerprescribing.shared.Retention;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Drops the sealed copies of entries that nobody needs any more to send or to compare
 * them. That an entry was written, when and where, stays; whoever sends it again makes it
 * anew.
 */
@Component
class BundleRetention extends RetentionJob {

	private final JdbcClient jdbc;

	private final Retention retention;

	private final Clock clock;

	BundleRetention(JdbcClient jdbc, Retention retention, Clock clock, TransactionTemplate transaction) {
		super("carerecord-retention", SIX_HOURS, 500, transaction);
		this.jdbc = jdbc;
		this.retention = retention;
		this.clock = clock;
	}

	@Override
	protected List<Removal> removals() {
		return List.of((atMost) -> this.jdbc.sql("""
				update carerecord.write_back set bundle = null, bundle_hash = null where id in (
				  select id from carerecord.write_back where bundle is not null
				    and state in ('DONE', 'DEAD', 'CANCELLED') and coalesce(written_at, queued_at) <= :until
				  order by sequence limit :batch for update skip locked)""")
			.param("until", Timestamp.from(this.clock.instant().minus(this.retention.afterLinks())))
			.param("batch", atMost)
			.update());
	}

}
