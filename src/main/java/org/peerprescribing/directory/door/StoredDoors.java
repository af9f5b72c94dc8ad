package org.peerprescribing.directory.door;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of keys, private pages and accepted messages. */
@Repository
class StoredDoors {

	private final JdbcClient jdbc;

	StoredDoors(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Nobody else changes or uses the door of this community until this transaction is
	 * over. Refuses with {@code not-found} a community that does not exist.
	 */
	void lock(CommunityId community) {
		boolean known = this.jdbc.sql("select id from directory.community where id = ? for update")
			.param(community.value())
			.query(String.class)
			.optional()
			.isPresent();
		if (!known) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
	}

	void addKey(UUID id, CommunityId community, String by, Instant now) {
		this.jdbc.sql("insert into directory.door_key (id, community, made_at, made_by) values (?, ?, ?, ?)")
			.params(id, community.value(), Timestamp.from(now), by)
			.update();
	}

	/** Where a key is in use it ends then, and all older ones now. */
	void endKeys(CommunityId community, Instant current, Instant now) {
		this.jdbc.sql("""
				update directory.door_key set ends_at = case when ends_at is null then cast(:current as timestamptz)
				  else cast(:now as timestamptz) end
				where community = :community and (ends_at is null or ends_at > :now)""")
			.param("current", Timestamp.from(current))
			.param("now", Timestamp.from(now))
			.param("community", community.value())
			.update();
	}

	/** Those that open now, the newest first. */
	List<Key> keys(CommunityId community, Instant now) {
		return this.jdbc
			.sql("""
					select id, made_at, made_by, ends_at from directory.door_key
					where community = ? and (ends_at is null or ends_at > ?) order by made_at desc, ends_at desc nulls first""")
			.params(community.value(), Timestamp.from(now))
			.query((row, n) -> new Key(row.getObject(1, UUID.class), row.getTimestamp(2).toInstant(), row.getString(3),
					instant(row.getTimestamp(4))))
			.list();
	}

	/**
	 * Keeps an accepted message, and forgets those that are too old to come again.
	 * @param inOrder whether it comes too late after another of which the same holds and
	 * that was signed later
	 * @return false where it has come before, or a later one has and that matters
	 */
	boolean addMessage(CommunityId community, SignedMessage message, boolean inOrder, Instant forgetBefore) {
		this.jdbc.sql("delete from directory.door_message where community = ? and signed_at < ?")
			.params(community.value(), Timestamp.from(forgetBefore))
			.update();
		return this.jdbc.sql("""
				insert into directory.door_message (community, signature, signed_at, ordered)
				select :community, :signature, cast(:at as timestamptz), :inOrder where not exists (
				  select 1 from directory.door_message
				  where :inOrder and ordered and community = :community and signed_at > :at)
				on conflict do nothing""")
			.param("community", community.value())
			.param("signature", message.signature())
			.param("inOrder", inOrder)
			.param("at", Timestamp.from(message.signedAt()))
			.update() == 1;
	}

	void addPage(String hash, CommunityId community, String by, Instant now) {
		this.jdbc.sql("insert into directory.door_page (token_hash, community, made_at, made_by) values (?, ?, ?, ?)")
			.params(hash, community.value(), Timestamp.from(now), by)
			.update();
	}

	void revokePage(CommunityId community, Instant now) {
		this.jdbc.sql("update directory.door_page set revoked_at = ? where community = ? and revoked_at is null")
			.params(Timestamp.from(now), community.value())
			.update();
	}

	Optional<Page> page(CommunityId community) {
		return this.jdbc
			.sql("select made_at, made_by from directory.door_page where community = ? and revoked_at is null")
			.param(community.value())
			.query((row, n) -> new Page(row.getTimestamp(1).toInstant(), row.getString(2)))
			.optional();
	}

	Optional<CommunityId> behind(String hash) {
		return this.jdbc.sql("select community from directory.door_page where token_hash = ? and revoked_at is null")
			.param(hash)
			.query((row, n) -> new CommunityId(row.getString(1)))
			.optional();
	}

	private static @Nullable Instant instant(@Nullable Timestamp at) {
		return (at != null) ? at.toInstant() : null;
	}

	private static LocalDate day(Instant at) {
		return LocalDate.ofInstant(at, ZoneId.of("Europe/London"));
	}

	/** A key that opens; it has no end while it is the one in use. */
	record Key(UUID id, Instant madeAt, String madeBy, @Nullable Instant endsAt) {

		public LocalDate madeOn() {
			return day(this.madeAt);
		}

		public @Nullable LocalDate endsOn() {
			return (this.endsAt != null) ? day(this.endsAt) : null;
		}

	}

	/** The private page in use. */
	record Page(Instant madeAt, String madeBy) {

		public LocalDate madeOn() {
			return day(this.madeAt);
		}

	}

}
