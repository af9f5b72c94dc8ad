package org.peerprescribing.outcomes;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.outcomes.instrument.InstrumentVersion;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.referral.ReferralId;
import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where check-ins lie. */
@Repository
class CheckInStore {

	private static final String CHECK_IN = "select id, prescription, patient, organisation, week, due_at, referral,"
			+ " community, fit, not_right, joined, still_using, useful, answered_at, know_more, less_alone, more_able,"
			+ " instrument, instrument_version, wording_sha256 from outcomes.check_in ";

	private final JdbcClient jdbc;

	CheckInStore(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Adds it unless the prescription has one for that week. */
	void add(CheckIn checkIn) {
		this.jdbc.sql("""
				insert into outcomes.check_in (id, prescription, organisation, patient, week, due_at)
				values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
			.params(checkIn.id().value(), checkIn.prescription().value(), checkIn.organisation().value(),
					checkIn.patient().value(), checkIn.week().name(), Timestamp.from(checkIn.dueAt()))
			.update();
	}

	List<CheckIn> of(PrescriptionId prescription) {
		return list("where prescription = ? order by due_at", prescription.value());
	}

	/** Answered or still asked; not those that were closed without an answer. */
	List<CheckIn> notClosed(PrescriptionId prescription) {
		return list("where prescription = ? and closed_at is null order by due_at", prescription.value());
	}

	/** Neither answered nor closed. */
	List<CheckIn> open(PrescriptionId prescription) {
		return list("where prescription = ? and answered_at is null and closed_at is null", prescription.value());
	}

	Optional<CheckIn> find(CheckInId id) {
		return list("where id = ?", id.value()).stream().findFirst();
	}

	/** As {@link #find}, and nobody else answers it until this transaction ends. */
	Optional<CheckIn> lock(CheckInId id) {
		return list("where id = ? for update", id.value()).stream().findFirst();
	}

	/** Due and not announced, the oldest first. */
	List<CheckIn> due(Instant now, int limit) {
		return list("where announced_at is null and closed_at is null and due_at <= ? order by due_at limit " + limit
				+ " for update skip locked", Timestamp.from(now));
	}

	boolean isClosed(CheckInId id) {
		return this.jdbc.sql("select closed_at is not null from outcomes.check_in where id = ?")
			.param(id.value())
			.query(Boolean.class)
			.single();
	}

	/** Whether the patient has said before how useful this community is. */
	boolean hasOpinion(PrescriptionId prescription, CommunityId community) {
		return this.jdbc.sql("""
				select exists (select 1 from outcomes.check_in
				where prescription = ? and community = ? and useful is not null)""")
			.params(prescription.value(), community.value())
			.query(Boolean.class)
			.single();
	}

	void announce(CheckInId id, Instant at) {
		this.jdbc.sql("update outcomes.check_in set announced_at = ? where id = ?")
			.params(Timestamp.from(at), id.value())
			.update();
	}

	void close(CheckInId id, Instant at) {
		this.jdbc.sql("update outcomes.check_in set closed_at = ? where id = ? and answered_at is null")
			.params(Timestamp.from(at), id.value())
			.update();
	}

	/** Nothing more is asked about this prescription. */
	void closeOf(PrescriptionId prescription, Instant at) {
		this.jdbc.sql("""
				update outcomes.check_in set closed_at = ?
				where prescription = ? and answered_at is null and closed_at is null""")
			.params(Timestamp.from(at), prescription.value())
			.update();
	}

	/** Nothing more is asked of this patient. */
	void closeOf(PatientId patient, Instant at) {
		this.jdbc.sql("""
				update outcomes.check_in set closed_at = ?
				where patient = ? and answered_at is null and closed_at is null""")
			.params(Timestamp.from(at), patient.value())
			.update();
	}

	void answer(CheckInId id, ReferralId referral, CommunityId community, CheckInAnswers answers,
			InstrumentVersion asked, Instant at) {
		this.jdbc
			.sql("""
					update outcomes.check_in set referral = :referral, community = :community, fit = :fit,
					  not_right = :notRight, joined = :joined, still_using = :stillUsing, useful = :useful, answered_at = :at,
					  know_more = :knowMore, less_alone = :lessAlone, more_able = :moreAble, instrument = :instrument,
					  instrument_version = :version, wording_sha256 = :hash
					where id = :id""")
			.param("referral", referral.value())
			.param("community", community.value())
			.param("fit", name(answers.fit()))
			.param("notRight", name(answers.notRight()))
			.param("joined", answers.joined())
			.param("stillUsing", answers.stillUsing())
			.param("useful", answers.useful())
			.param("knowMore", answers.reflections().knowMore())
			.param("lessAlone", answers.reflections().lessAlone())
			.param("moreAble", answers.reflections().moreAble())
			.param("instrument", asked.instrument())
			.param("version", asked.version())
			.param("hash", asked.wordingHash())
			.param("at", Timestamp.from(at))
			.param("id", id.value())
			.update();
	}

	private List<CheckIn> list(String where, Object param) {
		return this.jdbc.sql(CHECK_IN + where).param(param).query(CheckInStore::checkIn).list();
	}

	private static CheckIn checkIn(ResultSet row, int n) throws SQLException {
		UUID referral = row.getObject(7, UUID.class);
		String community = row.getString(8);
		Timestamp answered = row.getTimestamp(14);
		return new CheckIn(new CheckInId(row.getObject(1, UUID.class)),
				new PrescriptionId(row.getObject(2, UUID.class)), new PatientId(row.getObject(3, UUID.class)),
				new OdsCode(row.getString(4)), CheckInWeek.valueOf(row.getString(5)), row.getTimestamp(6).toInstant(),
				(referral != null) ? new ReferralId(referral) : null,
				(community != null) ? new CommunityId(community) : null, (answered != null) ? answers(row) : null,
				(answered != null) ? answered.toInstant() : null, asked(row));
	}

	private static @Nullable InstrumentVersion asked(ResultSet row) throws SQLException {
		String instrument = row.getString(18);
		return (instrument != null) ? new InstrumentVersion(instrument, row.getString(19), row.getString(20)) : null;
	}

	private static CheckInAnswers answers(ResultSet row) throws SQLException {
		String fit = row.getString(9);
		String notRight = row.getString(10);
		return new CheckInAnswers((fit != null) ? CheckInAnswers.Fit.valueOf(fit) : null,
				(notRight != null) ? NotRightReason.valueOf(notRight) : null, (Boolean) row.getObject(11),
				(Boolean) row.getObject(12), (Integer) row.getObject(13), new CheckInAnswers.Reflections(
						(Integer) row.getObject(15), (Integer) row.getObject(16), (Integer) row.getObject(17)));
	}

	private static @Nullable String name(@Nullable Enum<?> code) {
		return (code != null) ? code.name() : null;
	}

}
