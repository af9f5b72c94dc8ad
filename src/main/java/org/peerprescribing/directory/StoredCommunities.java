package org.peerprescribing.directory;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
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
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rows of communities, needs and the version of the directory. */
@Repository
class StoredCommunities {

	private final JdbcClient jdbc;

	StoredCommunities(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	long version() {
		return this.jdbc.sql("select number from directory.version").query(Long.class).single();
	}

	/**
	 * Tells every replica to read again once this transaction has committed, and this
	 * replica at once.
	 */
	void changed(Runnable afterCommit) {
		this.jdbc.sql("update directory.version set number = number + 1").update();
		TransactionSynchronizationManager.registerSynchronization(new AfterChange(afterCommit));
	}

	/** Whether this transaction has changed something that others must not see yet. */
	boolean changedHere() {
		return TransactionSynchronizationManager.isSynchronizationActive()
				&& TransactionSynchronizationManager.getSynchronizations()
					.stream()
					.anyMatch(AfterChange.class::isInstance);
	}

	List<Stored> all() {
		return this.jdbc.sql("select * from directory.community order by id collate \"C\"")
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

	/** Adds or changes the facts and leaves the state alone. */
	ImportReport.Result put(CommunityRow row, Instant at) {
		Community facts = row.community();
		URI address = facts.address();
		return this.jdbc
			.sql("""
					insert into directory.community as old (id, name, provider, provider_type, address, summary, needs, min_age,
					  max_age, audience, formats, moderation, professional_oversight, anonymous_allowed, cost, commissioned_by,
					  registration_required, languages, region, accessibility, crisis_policy, supports, source_status, source,
					  confidence, state, state_since)
					values (:id, :name, :provider, :providerType, :address, :summary, string_to_array(:needs, ';'),
					  cast(:minAge as int), cast(:maxAge as int), string_to_array(:audience, ';'),
					  string_to_array(:formats, ';'), :moderation, :oversight, :anonymous, :cost,
					  string_to_array(:payers, ';'), :registration, string_to_array(:languages, ';'), :region,
					  :accessibility, :crisis, string_to_array(:supports, ';'), :status, :source, :confidence, :state, :at)
					on conflict (id) do update set name = excluded.name, provider = excluded.provider,
					  provider_type = excluded.provider_type, address = excluded.address, summary = excluded.summary,
					  needs = excluded.needs, min_age = excluded.min_age, max_age = excluded.max_age,
					  audience = excluded.audience, formats = excluded.formats, moderation = excluded.moderation,
					  professional_oversight = excluded.professional_oversight,
					  anonymous_allowed = excluded.anonymous_allowed, cost = excluded.cost,
					  commissioned_by = excluded.commissioned_by, registration_required = excluded.registration_required,
					  languages = excluded.languages, region = excluded.region, accessibility = excluded.accessibility,
					  crisis_policy = excluded.crisis_policy, supports = excluded.supports,
					  source_status = excluded.source_status, source = excluded.source, confidence = excluded.confidence
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

	/** In the order of the list. */
	List<Need> needs() {
		return this.jdbc.sql("""
				select concept, term, patient_label, broader, ask_first, navigational from directory.need
				order by position, concept""")
			.query((row, n) -> new Need(new SnomedConcept(row.getString("concept")), row.getString("term"),
					row.getString("patient_label"), concept(row.getString("broader")), row.getBoolean("ask_first"),
					row.getBoolean("navigational")))
			.list();
	}

	ImportReport.Result put(NeedRow row, int position) {
		Need need = row.need();
		SnomedConcept broader = need.broader();
		return this.jdbc
			.sql("""
					insert into directory.need as old (concept, term, patient_label, broader, ask_first, navigational, position,
					  source, confidence)
					values (:concept, :term, :label, :broader, :askFirst, :navigational, :position, :source, :confidence)
					on conflict (concept) do update set term = excluded.term, patient_label = excluded.patient_label,
					  broader = excluded.broader, ask_first = excluded.ask_first, navigational = excluded.navigational,
					  position = excluded.position, source = excluded.source, confidence = excluded.confidence
					where (old.term, old.patient_label, old.broader, old.ask_first, old.navigational, old.source,
					  old.confidence) is distinct from (excluded.term, excluded.patient_label, excluded.broader,
					  excluded.ask_first, excluded.navigational, excluded.source, excluded.confidence)
					returning case when xmax = 0 then 'ADDED' else 'CHANGED' end""")
			.param("concept", need.concept().id())
			.param("term", need.term())
			.param("label", need.patientLabel())
			.param("broader", (broader != null) ? broader.id() : null)
			.param("askFirst", need.askFirst())
			.param("navigational", need.navigational())
			.param("position", position)
			.param("source", row.source())
			.param("confidence", row.confidence().name())
			.query((result, n) -> ImportReport.Result.valueOf(result.getString(1)))
			.optional()
			.orElse(ImportReport.Result.UNCHANGED);
	}

	/** What came of sending people so far, by community. */
	Map<CommunityId, TrackRecord> trackRecords() {
		Map<CommunityId, TrackRecord> records = new LinkedHashMap<>();
		this.jdbc.sql("""
				select community, count(*) filter (where fact = 'SENT') as sent,
				  count(*) filter (where fact = 'JOINED') as joined,
				  count(*) filter (where fact in ('ANSWERED_USEFUL', 'ANSWERED_NOT_USEFUL')) as answered,
				  count(*) filter (where fact = 'ANSWERED_USEFUL') as useful
				from directory.track_fact group by community""").query((row) -> {
			records.put(new CommunityId(row.getString("community")), new TrackRecord(row.getInt("sent"),
					row.getInt("joined"), row.getInt("answered"), row.getInt("useful")));
		});
		return records;
	}

	private static String joined(Collection<?> values) {
		return values.stream().map(Object::toString).sorted().collect(Collectors.joining(";"));
	}

	/** Sorted, so that the same facts in another order are no change. */
	private static <T> String joined(Set<T> values, Function<T, String> text) {
		return joined(values.stream().map(text).toList());
	}

	private static @Nullable SnomedConcept concept(@Nullable String id) {
		return (id != null) ? new SnomedConcept(id) : null;
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
		return new Stored(community, DirectoryEntry.State.valueOf(row.getString("state")),
				row.getTimestamp("state_since").toInstant());
	}

	private static <T> Set<T> set(ResultSet row, String column, Function<String, T> type) throws SQLException {
		String[] values = (String[]) row.getArray(column).getArray();
		return Arrays.stream(values).map(type).collect(Collectors.toSet());
	}

	/**
	 * A community as its row has it.
	 *
	 * @param community the facts
	 * @param state where it stands; the clock is not asked
	 * @param since since when
	 */
	record Stored(Community community, DirectoryEntry.State state, Instant since) {
	}

	private record AfterChange(Runnable work) implements TransactionSynchronization {

		@Override
		public void afterCommit() {
			this.work.run();
		}

	}

}
