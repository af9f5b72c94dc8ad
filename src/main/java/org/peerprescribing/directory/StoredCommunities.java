package org.peerprescribing.directory;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
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
			.query((row, n) -> stored(row))
			.list();
	}

	/** Those that exist of these, in no order. */
	List<Stored> of(Collection<CommunityId> ids) {
		return this.jdbc.sql("select * from directory.community where id = any(string_to_array(?, ' '))")
			.param(CommunityId.spaced(ids))
			.query((row, n) -> stored(row))
			.list();
	}

	Optional<Stored> find(CommunityId id) {
		return this.jdbc.sql("select * from directory.community where id = ?")
			.param(id.value())
			.query((row, n) -> stored(row))
			.optional();
	}

	/** As {@link #find}, and nobody else changes it until this transaction is over. */
	Optional<Stored> lock(CommunityId id) {
		return this.jdbc.sql("select * from directory.community where id = ? for no key update")
			.param(id.value())
			.query((row, n) -> stored(row))
			.optional();
	}

	/** As above, those that exist of these, in the order of their ids. */
	Map<CommunityId, Stored> lock(Collection<CommunityId> ids) {
		Map<CommunityId, Stored> locked = new HashMap<>();
		this.jdbc.sql("""
				select * from directory.community where id = any(string_to_array(?, ' ')) order by id
				for no key update""").param(CommunityId.spaced(ids)).query((row) -> {
			Stored stored = stored(row);
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
			.query((row, n) -> stored(row))
			.optional();
	}

	void move(CommunityId id, DirectoryEntry.State to, Instant at) {
		this.jdbc.sql("update directory.community set state = ?, state_since = ? where id = ?")
			.params(to.name(), Timestamp.from(at), id.value())
			.update();
	}

	/** Since when its address does not lead there; null where it does. */
	void unreachable(CommunityId id, @Nullable Instant since) {
		this.jdbc.sql("update directory.community set unreachable_since = :since where id = :id")
			.param("since", (since != null) ? Timestamp.from(since) : null, Types.TIMESTAMP)
			.param("id", id.value())
			.update();
	}

	/** Adds or changes the facts and leaves the state alone. */
	ImportReport.Result put(CommunityRow row, Instant at) {
		Community facts = row.community();
		URI address = facts.address();
		return this.jdbc
			.sql("""
					insert into directory.community as old (id, name, provider, provider_type, address, summary, needs, min_age,
					  max_age, audience, formats, moderation, professional_oversight, anonymous_allowed, cost, commissioned_by,
					  registration_required, languages, region, accessibility, crisis_policy, supports, source_status, source,
					  confidence, state, state_since, facts_modified_at)
					values (:id, :name, :provider, :providerType, :address, :summary, string_to_array(:needs, ';'),
					  cast(:minAge as int), cast(:maxAge as int), string_to_array(:audience, ';'),
					  string_to_array(:formats, ';'), :moderation, :oversight, :anonymous, :cost,
					  string_to_array(:payers, ';'), :registration, string_to_array(:languages, ';'), :region,
					  :accessibility, :crisis, string_to_array(:supports, ';'), :status, :source, :confidence, :state, :at,
					  :at)
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
					  facts_modified_at = excluded.facts_modified_at
					where (old.name, old.provider, old.provider_type, old.address, old.summary, old.needs, old.min_age,
					  old.max_age, old.audience, old.formats, old.moderation, old.professional_oversight,
					  old.anonymous_allowed, old.cost, old.commissioned_by, old.registration_required, old.languages,
					  old.region, old.accessibility, old.crisis_policy, old.supports, old.source_status, old.source,
					  old.confidence) is distinct from (excluded.name, excluded.provider, excluded.provider_type,
					  excluded.address, excluded.summary, excluded.needs, excluded.min_age, excluded.max_age,
					  excluded.audience, excluded.formats, excluded.moderation, excluded.professional_oversight,
					  excluded.anonymous_allowed, excluded.cost, excluded.commissioned_by, excluded.registration_required,
					  excluded.languages, excluded.region, excluded.accessibility, excluded.crisis_policy,
					  excluded.supports, excluded.source_status, excluded.source, excluded.confidence)
					returning case when xmax = 0 then 'ADDED' else 'CHANGED' end""")
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
			.param("state", DirectoryEntry.State.PROPOSED.name())
			.param("at", Timestamp.from(at))
			.query((result, n) -> ImportReport.Result.valueOf(result.getString(1)))
			.optional()
			.orElse(ImportReport.Result.UNCHANGED);
	}

	private static String joined(Collection<?> values) {
		return values.stream().map(Object::toString).sorted().collect(Collectors.joining(";"));
	}

	/** Sorted, so that the same facts in another order are no change. */
	private static <T> String joined(Set<T> values, Function<T, String> text) {
		return joined(values.stream().map(text).toList());
	}

	private static Stored stored(ResultSet row) throws SQLException {
		String address = row.getString("address");
		String cost = row.getString("cost");
		Community community = new Community(new CommunityId(row.getString("id")), row.getString("name"),
				row.getString("provider"), (address != null) ? URI.create(address) : null, row.getString("summary"),
				set(row, "needs", SnomedConcept::new), row.getObject("min_age", Integer.class),
				row.getObject("max_age", Integer.class), set(row, "audience", Audience::valueOf),
				set(row, "formats", Function.identity()), Moderation.valueOf(row.getString("moderation")),
				Answer.valueOf(row.getString("professional_oversight")),
				Answer.valueOf(row.getString("anonymous_allowed")),
				(cost != null) ? Community.Cost.valueOf(cost) : null, set(row, "commissioned_by", OdsCode::new),
				Answer.valueOf(row.getString("registration_required")) != Answer.NO,
				set(row, "languages", LanguageTag::new), row.getString("region"), row.getString("accessibility"),
				Answer.valueOf(row.getString("crisis_policy")), set(row, "supports", SupportKind::valueOf));
		Timestamp unreachable = row.getTimestamp("unreachable_since");
		return new Stored(community, background(row), DirectoryEntry.State.valueOf(row.getString("state")),
				row.getTimestamp("state_since").toInstant(), (unreachable != null) ? unreachable.toInstant() : null);
	}

	private static Background background(ResultSet row) throws SQLException {
		return new Background(Background.ProviderType.valueOf(row.getString("provider_type")),
				Answer.valueOf(row.getString("registration_required")),
				Background.Status.valueOf(row.getString("source_status")), row.getString("source"),
				Background.Confidence.valueOf(row.getString("confidence")),
				row.getTimestamp("facts_modified_at").toInstant());
	}

	private static <T> Set<T> set(ResultSet row, String column, Function<String, T> type) throws SQLException {
		String[] values = (String[]) row.getArray(column).getArray();
		return Arrays.stream(values).map(type).collect(Collectors.toSet());
	}

	/**
	 * A community as its row has it.
	 *
	 * @param community the facts
	 * @param background what stands behind them
	 * @param state where it stands; the clock is not asked
	 * @param since since when
	 * @param unreachableSince since when its address does not lead there; null where it
	 * does, or nobody has found otherwise
	 */
	record Stored(Community community, Background background, DirectoryEntry.State state, Instant since,
			@Nullable Instant unreachableSince) {
	}

}
