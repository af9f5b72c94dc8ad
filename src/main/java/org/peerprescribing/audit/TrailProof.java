package org.peerprescribing.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.AccessScope;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the whole trail against its seals and says what does not fit, entry by entry.
 * Whoever owns the database could make all seals anew; the daily heads that were kept
 * elsewhere would then differ.
 */
@Component
class TrailProof {

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	TrailProof(JdbcClient jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	Report verify() {
		return new AccessScope.OfBackground("audit-proof").call(() -> {
			List<String> wrong = new ArrayList<>();
			Seal last = new Seal(0, Instant.EPOCH, 0, "", Seal.NONE);
			long entries = 0;
			for (Seal next = after(last); next != null; next = after(last)) {
				if (next.number() != last.number() + 1) {
					wrong.add("seal " + (last.number() + 1) + " is missing");
				}
				else if (!next.previous().equals(last.hash())) {
					wrong.add("seal " + next.number() + " does not follow the one before it");
				}
				check(next, wrong);
				entries += next.entries();
				last = next;
			}
			wrong.addAll(withoutSeal());
			wrong.addAll(heads());
			return new Report(last.number(), last.hash(), entries, wrong);
		});
	}

	private @Nullable Seal after(Seal seal) {
		return this.transaction
			.execute((status) -> this.jdbc.sql("select * from audit.seal where number > ? order by number limit 1")
				.param(seal.number())
				.query(Seal::of)
				.optional()
				.orElse(null));
	}

	private void check(Seal seal, List<String> wrong) {
		List<String> digests = new ArrayList<>();
		this.transaction.executeWithoutResult((status) -> this.jdbc
			.sql("select s.entry, s.digest, " + StoredEntry.COLUMNS + " from audit.sealed_entry s"
					+ " left join audit.entry e on e.id = s.entry where s.seal = ? order by s.place")
			.param(seal.number())
			.query((row) -> {
				String digest = row.getString("digest");
				digests.add(digest);
				if (row.getObject("id") == null) {
					wrong.add("entry " + row.getString("entry") + " is missing: it lies under seal " + seal.number());
				}
				else if (!StoredEntry.of(row).digest().equals(digest)) {
					wrong.add("entry " + row.getString("entry") + " was changed after seal " + seal.number());
				}
			}));
		if (!seal.fits(digests)) {
			wrong.add("seal " + seal.number() + " does not fit the list of its entries");
		}
	}

	/** Each entry lies under a seal or waits for one, and what waits is there. */
	private List<String> withoutSeal() {
		return list("""
				select 'entry ' || e.id || ' has no seal and waits for none' from audit.entry e
				where not exists (select 1 from audit.sealed_entry s where s.entry = e.id)
				  and not exists (select 1 from audit.unsealed_entry u where u.entry = e.id)
				union all
				select 'entry ' || u.entry || ' is missing: it waited for its seal' from audit.unsealed_entry u
				where not exists (select 1 from audit.entry e where e.id = u.entry)
				order by 1""");
	}

	private List<String> heads() {
		return list("""
				select 'the head of ' || h.day || ' is not the hash of seal ' || h.seal from audit.daily_head h
				where not exists (select 1 from audit.seal s where s.number = h.seal and s.hash = h.hash)
				order by h.day""");
	}

	private List<String> list(String sql) {
		return Objects
			.requireNonNull(this.transaction.execute((status) -> this.jdbc.sql(sql).query(String.class).list()));
	}

	/**
	 * What was found.
	 *
	 * @param seals number of the last seal
	 * @param head its hash, to be compared with what was kept elsewhere
	 * @param entries how many lie under a seal
	 * @param wrong what does not fit, each in one line; empty where all is as it was
	 */
	record Report(long seals, String head, long entries, List<String> wrong) {
	}

}
