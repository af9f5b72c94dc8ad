package org.peerprescribing.carerecord;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of a practice's record system as its administrator sets it up. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SetupRows {

	private final JdbcClient jdbc;

	SetupRows(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Locks the row until the end of the transaction; empty where there is none. */
	Optional<Row> lock(OdsCode organisation) {
		return find(organisation, " for update");
	}

	Optional<Row> find(OdsCode organisation) {
		return find(organisation, "");
	}

	/** False where somebody else was faster. */
	boolean add(OdsCode organisation, URI base, @Nullable String property) {
		return this.jdbc.sql("""
				insert into carerecord.endpoint (organisation, base_address, adapter, enabled, bearer_property,
				  set_by_practice)
				values (:organisation, :base, 'fhir', false, :property, true) on conflict do nothing""")
			.param("organisation", organisation.value())
			.param("base", base.toString())
			.param("property", property)
			.update() == 1;
	}

	/** Another address or way of signing in: switched off, as nobody has checked it. */
	void change(OdsCode organisation, URI base, @Nullable String property) {
		this.jdbc.sql("""
				update carerecord.endpoint set base_address = :base, bearer_property = :property, token_address = null,
				  client_id = null, key_property = null, scope = null, enabled = false, set_by_practice = true,
				  version = version + 1
				where organisation = :organisation""")
			.param("base", base.toString())
			.param("property", property)
			.param("organisation", organisation.value())
			.update();
		this.jdbc.sql("delete from carerecord.onboarding_check where organisation = ?")
			.param(organisation.value())
			.update();
	}

	void limit(OdsCode organisation, WriteLimits limits) {
		this.jdbc.sql("""
				update carerecord.endpoint set writes_prescribed = ?, writes_first_outcome = ?, writes_final = ?,
				  writes_reported = ?, writes_link_worker = ?, version = version + 1
				where organisation = ?""")
			.params(limits.prescribed(), limits.firstOutcome(), limits.last(), limits.reported(), limits.linkWorker(),
					organisation.value())
			.update();
	}

	void enable(OdsCode organisation, boolean enabled) {
		this.jdbc.sql("update carerecord.endpoint set enabled = ?, version = version + 1 where organisation = ?")
			.params(enabled, organisation.value())
			.update();
	}

	void keep(OdsCode organisation, OnboardingCheck check, Actor by) {
		this.jdbc
			.sql("""
					insert into carerecord.onboarding_check (organisation, kind, result, reason, checked_at, checked_by,
					  checked_by_name, codes)
					values (?, ?, ?, ?, ?, ?, ?, string_to_array(?, ',')) on conflict (organisation, kind) do update set result = excluded.result,
					  reason = excluded.reason, checked_at = excluded.checked_at, checked_by = excluded.checked_by,
					  checked_by_name = excluded.checked_by_name, codes = excluded.codes""")
			.params(organisation.value(), check.kind().name(), check.result().name(), check.reason(),
					Timestamp.from(java.util.Objects.requireNonNull(check.at())), by.id(), by.name(),
					String.join(",", check.codes()))
			.update();
	}

	/** What the practice's record system said it knows, at the last check. */
	Set<String> knownCodes(OdsCode organisation) {
		return checks(organisation).stream()
			.filter((check) -> check.kind() == OnboardingCheck.Kind.CODE)
			.flatMap((check) -> check.codes().stream())
			.collect(Collectors.toSet());
	}

	/** One of each kind, in their order. */
	List<OnboardingCheck> checks(OdsCode organisation) {
		Map<OnboardingCheck.Kind, OnboardingCheck> found = this.jdbc
			.sql("select * from carerecord.onboarding_check where organisation = ?")
			.param(organisation.value())
			.query((row, n) -> check(row))
			.list()
			.stream()
			.collect(Collectors.toMap(OnboardingCheck::kind, Function.identity()));
		return Arrays.stream(OnboardingCheck.Kind.values())
			.map((kind) -> found.getOrDefault(kind, OnboardingCheck.never(kind)))
			.toList();
	}

	/** Those that practices have chosen and that are switched on. */
	Map<OdsCode, URI> chosen() {
		return this.jdbc
			.sql("select organisation, base_address from carerecord.endpoint where set_by_practice and enabled")
			.query((row, n) -> Map.entry(new OdsCode(row.getString(1)), URI.create(row.getString(2))))
			.list()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private Optional<Row> find(OdsCode organisation, String locked) {
		return this.jdbc.sql("select * from carerecord.endpoint where organisation = ?" + locked)
			.param(organisation.value())
			.query((row, n) -> row(organisation, row))
			.optional();
	}

	private static Row row(OdsCode organisation, ResultSet row) throws SQLException {
		RecordEndpoint endpoint = (row.getString("base_address") != null) ? RecordEndpoints.endpoint(organisation, row)
				: null;
		return new Row(endpoint, row.getBoolean("enabled"), EntryRoute.named(row.getString("adapter")),
				RecordEndpoints.limits(row), row.getInt("version"), row.getBoolean("set_by_practice"));
	}

	private static OnboardingCheck check(ResultSet row) throws SQLException {
		Instant at = row.getTimestamp("checked_at").toInstant();
		return new OnboardingCheck(OnboardingCheck.Kind.valueOf(row.getString("kind")),
				OnboardingCheck.Result.valueOf(row.getString("result")), row.getString("reason"), at,
				row.getString("checked_by_name"), Set.of((String[]) row.getArray("codes").getArray()));
	}

	/**
	 * What stands of one practice.
	 *
	 * @param endpoint where, and how this service comes in; null where there is no
	 * address
	 * @param enabled whether it is switched on
	 * @param route by which entries go
	 * @param limits what may be written
	 * @param version of the last change
	 * @param byPractice whether the practice chose the address
	 */
	record Row(@Nullable RecordEndpoint endpoint, boolean enabled, EntryRoute route, WriteLimits limits, int version,
			boolean byPractice) {

		@Nullable URI base() {
			return (this.endpoint != null) ? this.endpoint.base() : null;
		}

		@Nullable RecordAccess access() {
			return (this.endpoint != null) ? this.endpoint.access() : null;
		}

	}

}
