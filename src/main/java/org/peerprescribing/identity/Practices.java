package org.peerprescribing.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a practice says of itself: its letterhead, and its way without a screen. Every
 * change is kept beside those before it. No patient data: everybody may read it; who may
 * change it, and that it is audited, is for the caller.
 */
@Service
@Transactional
public class Practices {

	private static final String LATEST = " where organisation = ? order by version desc limit 1";

	private final JdbcClient jdbc;

	private final Organisations organisations;

	private final Clock clock;

	Practices(JdbcClient jdbc, Organisations organisations, Clock clock) {
		this.jdbc = jdbc;
		this.organisations = organisations;
		this.clock = clock;
	}

	/**
	 * As the practice set it, else the name under which the organisation is known; empty
	 * where it is not known at all.
	 */
	@Transactional(readOnly = true)
	public Optional<Letterhead> letterhead(OdsCode practice) {
		return letterheadSet(practice).map(Versioned::value)
			.or(() -> this.organisations.find(practice).map(Organisation::name).map(Letterhead::of));
	}

	/** The surgery's name in this language; empty text where it is not known. */
	@Transactional(readOnly = true)
	public String name(OdsCode practice, Locale language) {
		return letterhead(practice).map((head) -> head.name(language)).orElse("");
	}

	/** With the version of the last change; empty where the practice set none. */
	@Transactional(readOnly = true)
	public Optional<Versioned<Letterhead>> letterheadSet(OdsCode practice) {
		return this.jdbc.sql("select * from identity.letterhead" + LATEST)
			.param(practice.value())
			.query((row, n) -> new Versioned<>(letterhead(row), row.getInt("version")))
			.optional();
	}

	/** {@link LinkWorkerService#USUAL} where the practice set nothing. */
	@Transactional(readOnly = true)
	public LinkWorkerService linkWorker(OdsCode practice) {
		return linkWorkerSet(practice).map(Versioned::value).orElse(LinkWorkerService.USUAL);
	}

	/** With the version of the last change; empty where the practice set none. */
	@Transactional(readOnly = true)
	public Optional<Versioned<LinkWorkerService>> linkWorkerSet(OdsCode practice) {
		return this.jdbc.sql("select * from identity.link_worker_service" + LATEST)
			.param(practice.value())
			.query((row,
					n) -> new Versioned<>(new LinkWorkerService(row.getBoolean("offered"), row.getString("name"),
							row.getString("how"), row.getInt("within_days")), row.getInt("version")))
			.optional();
	}

	/**
	 * Sets the letterhead of the actor's organisation.
	 * @param version the one that the change was made from; -1 where there was none
	 * @return false where somebody else changed it in the meantime
	 */
	public boolean change(Letterhead letterhead, int version, Actor by) {
		return letterheadSet(by.organisation()).map(Versioned::version).orElse(-1) == version && this.jdbc.sql("""
				insert into identity.letterhead (organisation, version, name, welsh_name, address, telephone, hours,
				  changed_by, changed_by_name, changed_at)
				values (:organisation, :version, :name, :welsh, :address, :telephone, :hours, :by, :byName, :at)
				on conflict do nothing""")
			.param("organisation", by.organisation().value())
			.param("version", version + 1)
			.param("name", letterhead.name())
			.param("welsh", letterhead.welshName())
			.param("address", letterhead.address().toArray(String[]::new))
			.param("telephone", letterhead.telephone())
			.param("hours", letterhead.hours())
			.param("by", by.id())
			.param("byName", by.name())
			.param("at", Timestamp.from(this.clock.instant()))
			.update() == 1;
	}

	/** As the other, for the way without a screen. */
	public boolean change(LinkWorkerService service, int version, Actor by) {
		return linkWorkerSet(by.organisation()).map(Versioned::version).orElse(-1) == version && this.jdbc.sql("""
				insert into identity.link_worker_service (organisation, version, offered, name, how, within_days,
				  changed_by, changed_by_name, changed_at)
				values (:organisation, :version, :offered, :name, :how, :days, :by, :byName, :at)
				on conflict do nothing""")
			.param("organisation", by.organisation().value())
			.param("version", version + 1)
			.param("offered", service.offered())
			.param("name", service.name())
			.param("how", service.how())
			.param("days", service.withinDays())
			.param("by", by.id())
			.param("byName", by.name())
			.param("at", Timestamp.from(this.clock.instant()))
			.update() == 1;
	}

	private static Letterhead letterhead(ResultSet row) throws SQLException {
		Array address = row.getArray("address");
		return new Letterhead(row.getString("name"), row.getString("welsh_name"),
				List.of((String[]) address.getArray()), row.getString("telephone"), row.getString("hours"));
	}

	/**
	 * What holds now.
	 *
	 * @param value what
	 * @param version counts the changes, from 0
	 */
	public record Versioned<T>(T value, int version) {
	}

}
