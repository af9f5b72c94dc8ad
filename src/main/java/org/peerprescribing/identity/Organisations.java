package org.peerprescribing.identity;

import java.sql.Date;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organisations and who belongs to whom on which day, so that a merger does not
 * rewrite history. No patient data: everybody may read it.
 */
@Service
@Transactional
public class Organisations {

	private static final String ABOVE = """
			with recursive above (code) as (
			  values (:member)
			  union
			  select m.parent from identity.membership m join above a on m.member = a.code
			  where m.valid_from <= :on and (m.valid_to is null or m.valid_to > :on))
			""";

	private final JdbcClient jdbc;

	Organisations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public Optional<Organisation> find(OdsCode code) {
		return this.jdbc.sql("select code, name, kind from identity.organisation where code = ?")
			.param(code.value())
			.query((row, n) -> new Organisation(new OdsCode(row.getString(1)), row.getString(2),
					Organisation.Kind.valueOf(row.getString(3))))
			.optional();
	}

	/** Adds the organisation, or gives it its present name. */
	public void put(Organisation organisation) {
		this.jdbc.sql("""
				insert into identity.organisation (code, name, kind) values (?, ?, ?)
				on conflict (code) do update set name = excluded.name, kind = excluded.kind""")
			.params(organisation.code().value(), organisation.name(), organisation.kind().name())
			.update();
	}

	/**
	 * From that day on the member belongs to the parent; a membership that was open then
	 * ends that day.
	 */
	public void join(OdsCode member, OdsCode parent, LocalDate from) {
		this.jdbc.sql("""
				update identity.membership set valid_to = :from
				where member = :member and valid_to is null and valid_from < :from and parent <> :parent""")
			.param("member", member.value())
			.param("parent", parent.value())
			.param("from", Date.valueOf(from))
			.update();
		this.jdbc.sql("""
				insert into identity.membership (member, parent, valid_from) values (:member, :parent, :from)
				on conflict do nothing""")
			.param("member", member.value())
			.param("parent", parent.value())
			.param("from", Date.valueOf(from))
			.update();
	}

	/** The organisation and everything below it on that day. */
	public List<OdsCode> within(OdsCode top, LocalDate on) {
		return this.jdbc.sql("""
				with recursive below (code) as (
				  values (:top)
				  union
				  select m.member from identity.membership m join below b on m.parent = b.code
				  where m.valid_from <= :on and (m.valid_to is null or m.valid_to > :on))
				select code from below order by code""")
			.param("top", top.value())
			.param("on", Date.valueOf(on))
			.query((row, n) -> new OdsCode(row.getString(1)))
			.list();
	}

	/** The organisation and everything above it on that day. */
	public List<OdsCode> above(OdsCode member, LocalDate on) {
		return this.jdbc.sql(ABOVE + """
				select code from above order by code""")
			.param("member", member.value())
			.param("on", Date.valueOf(on))
			.query((row, n) -> new OdsCode(row.getString(1)))
			.list();
	}

	/** All boards that take part, by code. */
	public List<OdsCode> boards() {
		return this.jdbc.sql("select code from identity.organisation where kind = 'BOARD' order by code")
			.query((row, n) -> new OdsCode(row.getString(1)))
			.list();
	}

	/** The board above a practice on that day, over any number of steps. */
	public Optional<OdsCode> boardOf(OdsCode practice, LocalDate on) {
		return Optional.ofNullable(placeOf(practice, on).board());
	}

	/**
	 * The network and the board above a practice on that day, found with one question.
	 */
	public OrganisationPlace placeOf(OdsCode practice, LocalDate on) {
		Map<String, OdsCode> found = new HashMap<>();
		this.jdbc.sql(ABOVE + """
				select distinct on (o.kind) o.kind, o.code
				from above a join identity.organisation o on o.code = a.code
				where o.kind in ('BOARD', 'NETWORK') order by o.kind, o.code""")
			.param("member", practice.value())
			.param("on", Date.valueOf(on))
			.query((row) -> {
				found.put(row.getString(1), new OdsCode(row.getString(2)));
			});
		return new OrganisationPlace(found.get("NETWORK"), found.get("BOARD"));
	}

	/** The practices below a board on that day, each with its place. */
	public Map<Organisation, OrganisationPlace> practicesOf(OdsCode board, LocalDate on) {
		Map<Organisation, OrganisationPlace> practices = new LinkedHashMap<>();
		for (OdsCode code : within(board, on)) {
			find(code).filter((found) -> found.kind() == Organisation.Kind.PRACTICE)
				.ifPresent((practice) -> practices.put(practice, placeOf(code, on)));
		}
		return practices;
	}

}
