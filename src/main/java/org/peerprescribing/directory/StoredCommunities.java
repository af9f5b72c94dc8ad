package org.peerprescribing.directory;

import java.net.URI;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of communities. */
@Repository
class StoredCommunities {

	private final JdbcClient jdbc;

	StoredCommunities(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Stored> all() {
		return this.jdbc.sql("select * from directory.community order by id collate \"C\"")
			.query((row, n) -> CommunityColumns.read(row))
			.list();
	}

	/** Those that exist of these, in no order. */
	List<Stored> of(Collection<CommunityId> ids) {
		return this.jdbc.sql("select * from directory.community where id = any(string_to_array(?, ' '))")
			.param(CommunityId.spaced(ids))
			.query((row, n) -> CommunityColumns.read(row))
			.list();
	}

	Optional<Stored> find(CommunityId id) {
		return this.jdbc.sql("select * from directory.community where id = ?")
			.param(id.value())
			.query((row, n) -> CommunityColumns.read(row))
			.optional();
	}

	/** As {@link #find}, and nobody else changes it until this transaction is over. */
	Optional<Stored> lock(CommunityId id) {
		return this.jdbc.sql("select * from directory.community where id = ? for no key update")
			.param(id.value())
			.query((row, n) -> CommunityColumns.read(row))
			.optional();
	}

	/** As above, those that exist of these, in the order of their ids. */
	Map<CommunityId, Stored> lock(Collection<CommunityId> ids) {
		Map<CommunityId, Stored> locked = new HashMap<>();
		this.jdbc.sql("""
				select * from directory.community where id = any(string_to_array(?, ' ')) order by id
				for no key update""").param(CommunityId.spaced(ids)).query((row) -> {
			Stored stored = CommunityColumns.read(row);
			locked.put(stored.community().id(), stored);
		});
		return locked;
	}

	/**
	 * Keeps changes of its state out until this transaction is over; several may do so at
	 * once.
	 */
	Optional<Stored> hold(CommunityId id) {
		return this.jdbc.sql("select * from directory.community where id = ? for share")
			.param(id.value())
			.query((row, n) -> CommunityColumns.read(row))
			.optional();
	}

	/** Writes where it stands, and nothing of the facts. */
	void keep(Stored row) {
		CommunityId successor = row.successor();
		this.jdbc.sql("""
				update directory.community set state = :state, state_since = :since, unsafe_since = :unsafe,
				  full_since = :full, facts_changed_at = :facts, successor = :successor where id = :id""")
			.param("state", row.state().name())
			.param("since", Timestamp.from(row.since()))
			.param("unsafe", timestamp(row.paused().get(PauseReason.SAFETY)))
			.param("full", timestamp(row.paused().get(PauseReason.CAPACITY)))
			.param("facts", timestamp(row.paused().get(PauseReason.FACTS)))
			.param("successor", (successor != null) ? successor.value() : null)
			.param("id", row.community().id().value())
			.update();
	}

	/** Since when its address does not lead there; null where it does. */
	void unreachable(CommunityId id, @Nullable Instant since) {
		this.jdbc.sql("update directory.community set unreachable_since = :since where id = :id")
			.param("since", timestamp(since), Types.TIMESTAMP)
			.param("id", id.value())
			.update();
	}

	/** Those that are no online communities and stand as approved. */
	List<Stored> otherApproved() {
		return this.jdbc.sql("""
				select * from directory.community where kind <> 'ONLINE_COMMUNITY' and state = 'APPROVED'
				order by id collate "C\"""").query((row, n) -> CommunityColumns.read(row)).list();
	}

	/** Adds or changes the facts and leaves the state alone. */
	Put put(CommunityRow row, Instant at) {
		Community facts = row.community();
		URI address = facts.address();
		return this.jdbc
			.sql("""
					insert into directory.community as old (id, name, provider, provider_type, address, summary, needs, min_age,
					  max_age, audience, formats, moderation, professional_oversight, anonymous_allowed, cost, commissioned_by,
					  registration_required, languages, region, accessibility, crisis_policy, supports, source_status, source,
					  confidence, kind, state, state_since, facts_modified_at)
					values (:id, :name, :provider, :providerType, :address, :summary, string_to_array(:needs, ';'),
					  cast(:minAge as int), cast(:maxAge as int), string_to_array(:audience, ';'),
					  string_to_array(:formats, ';'), :moderation, :oversight, :anonymous, :cost,
					  string_to_array(:payers, ';'), :registration, string_to_array(:languages, ';'), :region,
					  :accessibility, :crisis, string_to_array(:supports, ';'), :status, :source, :confidence,
					  coalesce(:kind, 'ONLINE_COMMUNITY'), :state, :at, :at)
					on conflict (id) do update set name = excluded.name, provider = excluded.provider,
					  provider_type = excluded.provider_type, address = excluded.address, summary = excluded.summary,
					  needs = excluded.needs, min_age = excluded.min_age, max_age = excluded.max_age,
					  audience = excluded.audience, formats = excluded.formats, moderation = excluded.moderation,
					  professional_oversight = excluded.professional_oversight,
					  anonymous_allowed = excluded.anonymous_allowed, cost = excluded.cost,
					  commissioned_by = excluded.commissioned_by, registration_required = excluded.registration_required,
					  languages = excluded.languages, region = excluded.region, accessibility = excluded.accessibility,
					  crisis_policy = excluded.crisis_policy, supports = excluded.supports,
					  source_status = excluded.source_status, source = excluded.source, confidence = excluded.confidence,
					  kind = coalesce(:kind, old.kind), facts_modified_at = excluded.facts_modified_at
					where (old.name, old.provider, old.provider_type, old.address, old.summary, old.needs, old.min_age,
					  old.max_age, old.audience, old.formats, old.moderation, old.professional_oversight,
					  old.anonymous_allowed, old.cost, old.commissioned_by, old.registration_required, old.languages,
					  old.region, old.accessibility, old.crisis_policy, old.supports, old.source_status, old.source,
					  old.confidence, old.kind) is distinct from (excluded.name, excluded.provider, excluded.provider_type,
					  excluded.address, excluded.summary, excluded.needs, excluded.min_age, excluded.max_age,
					  excluded.audience, excluded.formats, excluded.moderation, excluded.professional_oversight,
					  excluded.anonymous_allowed, excluded.cost, excluded.commissioned_by, excluded.registration_required,
					  excluded.languages, excluded.region, excluded.accessibility, excluded.crisis_policy,
					  excluded.supports, excluded.source_status, excluded.source, excluded.confidence,
					  coalesce(:kind, old.kind))
					returning with (old as was) case when xmax = 0 then 'ADDED' else 'CHANGED' end as result,
					  coalesce(cast(to_jsonb(was) as text), '{}') as columns_before,
					  coalesce(was.source_status = 'CLOSED', false) as said_closed""")
			.param("id", facts.id().value())
			.param("name", facts.name())
			.param("provider", facts.provider())
			.param("providerType", row.providerType().name())
			.param("address", (address != null) ? address.toString() : null)
			.param("summary", facts.summary())
			.param("needs", joined(facts.needs(), SnomedConcept::id))
			.param("minAge", facts.minAge())
			.param("maxAge", facts.maxAge())
			.param("audience", joined(facts.audience(), Audience::name))
			.param("formats", joined(facts.formats(), Function.identity()))
			.param("moderation", facts.moderation().name())
			.param("oversight", facts.professionalOversight().name())
			.param("anonymous", facts.anonymousAllowed().name())
			.param("cost", (facts.cost() != null) ? facts.cost().name() : null)
			.param("payers", joined(facts.commissionedBy(), OdsCode::value))
			.param("registration", row.registration().name())
			.param("languages", joined(facts.languages(), LanguageTag::value))
			.param("region", facts.region())
			.param("accessibility", facts.accessibility())
			.param("crisis", facts.crisisPolicyPublished().name())
			.param("supports", joined(facts.supports(), SupportKind::name))
			.param("status", row.status().name())
			.param("source", row.source())
			.param("confidence", row.confidence().name())
			.param("kind", (row.kind() != null) ? row.kind().name() : null)
			.param("state", DirectoryEntry.State.PROPOSED.name())
			.param("at", Timestamp.from(at))
			.query((result, n) -> new Put(ImportReport.Result.valueOf(result.getString("result")),
					result.getString("columns_before"), result.getBoolean("said_closed")))
			.optional()
			.orElse(new Put(ImportReport.Result.UNCHANGED, "{}", false));
	}

	private static String joined(Collection<?> values) {
		return values.stream().map(Object::toString).sorted().collect(Collectors.joining(";"));
	}

	/** Sorted, so that the same facts in another order are no change. */
	private static <T> String joined(Set<T> values, Function<T, String> text) {
		return joined(values.stream().map(text).toList());
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant at) {
		return (at != null) ? Timestamp.from(at) : null;
	}

	/**
	 * A community as its row has it.
	 *
	 * @param community the facts
	 * @param kind what it is
	 * @param background what stands behind the facts
	 * @param state where it stands; the clock is not asked
	 * @param since since when
	 * @param paused why nobody new is sent there, and since when; it counts only where it
	 * is vetted
	 * @param successor what follows a closed one; null where none is known
	 * @param unreachableSince since when its address does not lead there; null where it
	 * does, or nobody has found otherwise
	 */
	record Stored(Community community, OptionKind kind, Background background, DirectoryEntry.State state,
			Instant since, Map<PauseReason, Instant> paused, @Nullable CommunityId successor,
			@Nullable Instant unreachableSince) {

		Stored {
			paused = Map.copyOf(paused);
		}

		boolean isPausedFor(PauseReason reason) {
			return this.paused.containsKey(reason);
		}

		/** A successor stays only with a closed one. */
		Stored at(DirectoryEntry.State to, Instant when) {
			return (to == this.state) ? this : with(to, when, this.paused, null);
		}

		Stored pausedFor(PauseReason reason, Instant when) {
			Map<PauseReason, Instant> more = new HashMap<>(this.paused);
			more.put(reason, when);
			return with(this.state, this.since, more, this.successor);
		}

		Stored withoutPauseFor(PauseReason reason) {
			Map<PauseReason, Instant> less = new HashMap<>(this.paused);
			less.remove(reason);
			return with(this.state, this.since, less, this.successor);
		}

		Stored followedBy(@Nullable CommunityId other) {
			return with(this.state, this.since, this.paused, other);
		}

		private Stored with(DirectoryEntry.State to, Instant when, Map<PauseReason, Instant> pauses,
				@Nullable CommunityId following) {
			return new Stored(this.community, this.kind, this.background, to, when, pauses, following,
					this.unreachableSince);
		}

	}

	/**
	 * What became of the facts of a row.
	 *
	 * @param result added, changed or neither
	 * @param columnsBefore all columns as they were, as JSON; none where it was added
	 * @param saidClosed whether its source presented it as closed until now
	 */
	record Put(ImportReport.Result result, String columnsBefore, boolean saidClosed) {
	}

}
