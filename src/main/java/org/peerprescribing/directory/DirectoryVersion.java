package org.peerprescribing.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The version of the directory, and which communities each version changed. Whoever
 * changes something raises the version in the same transaction and so waits for others
 * who do: versions become visible in their order, and a reader who sees a version sees
 * all that led to it.
 */
@Repository
class DirectoryVersion {

	private final JdbcClient jdbc;

	DirectoryVersion(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long number() {
		return this.jdbc.sql("select number from directory.version").query(Long.class).single();
	}

	/**
	 * Tells every replica to read these communities again once this transaction has
	 * committed, and this replica at once. The last thing to do before the end, since
	 * nobody else can change anything meanwhile.
	 */
	void changed(Collection<CommunityId> communities, Runnable afterCommit) {
		long now = raise(afterCommit);
		this.jdbc.sql("""
				insert into directory.change (version, community)
				select distinct cast(? as bigint), id from unnest(string_to_array(?, ' ')) as id""")
			.params(now, CommunityId.spaced(communities))
			.update();
	}

	/** As {@link #changed}, but everything is to be read again. */
	void changedWhole(Runnable afterCommit) {
		raise(afterCommit);
	}

	/** Whether this transaction has changed something that others must not see yet. */
	boolean changedHere() {
		return TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.getSynchronizations()
					.stream()
					.anyMatch(AfterChange.class::isInstance);
	}

	/**
	 * The communities that changed after one version and up to another; empty where that
	 * is not known for each version between, because it changed more than communities or
	 * was raised by a release that kept no list: then everything is to be read again.
	 */
	Optional<Set<CommunityId>> changedBetween(long after, long upTo) {
		if (after == upTo) {
			return Optional.of(Set.of());
		}
		Set<Long> known = new HashSet<>();
		Set<CommunityId> changed = new HashSet<>();
		this.jdbc.sql("select version, community from directory.change where version > ? and version <= ?")
			.params(after, upTo)
			.query((row) -> {
				known.add(row.getLong("version"));
				changed.add(new CommunityId(row.getString("community")));
			});
		return (known.size() == upTo - after) ? Optional.of(changed) : Optional.empty();
	}

	private long raise(Runnable afterCommit) {
		long now = this.jdbc.sql("update directory.version set number = number + 1 returning number")
			.query(Long.class)
			.single();
		TransactionSynchronizationManager.registerSynchronization(new AfterChange(afterCommit));
		return now;
	}

	private record AfterChange(Runnable work) implements TransactionSynchronization {

		@Override
		public void afterCommit() {
			this.work.run();
		}

	}

}
