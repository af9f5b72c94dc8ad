package org.peerprescribing.reporting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The released tables of quarters and years: added once, read by their own board, changed
 * by nobody (the run role has no right to).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReleasedCuts {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final JdbcClient jdbc;

	ReleasedCuts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Cut, period and part of everything that is released, with spaces between. */
	Set<String> done(OdsCode board) {
		return new HashSet<>(this.jdbc.sql("""
				select cut || ' ' || period || ' ' || part from reporting.released_cut where board = ?""")
			.param(board.value())
			.query(String.class)
			.list());
	}

	/** A table whose hash is not its own is refused. */
	List<ReleasedCut> find(OdsCode board, String cut, Period period) {
		return this.jdbc.sql("""
				select board, cut, period, part, content, as_of, rule_version, hash from reporting.released_cut
				where board = ? and cut = ? and period = ? and place = board order by part""")
			.params(board.value(), cut, period.code())
			.query(ReleasedCuts::read)
			.list();
	}

	/** The periods of which a cut is released, oldest first. */
	List<Period> periods(OdsCode board, String cut) {
		return this.jdbc.sql("""
				select distinct period from reporting.released_cut where board = ? and cut = ? order by period""")
			.params(board.value(), cut)
			.query((row, n) -> Period.parse(row.getString(1)).orElseThrow())
			.list();
	}

	void add(ReleasedCut released, Instant at) {
		List<Stored> rows = released.rows()
			.stream()
			.map((row) -> new Stored(row.group(), row.code(), row.name(),
					row.figures().stream().map(Figure::text).toList()))
			.toList();
		this.jdbc.sql("""
				insert into reporting.released_cut
				  (board, cut, period, place, part, content, hash, as_of, made_at, rule_version)
				values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)""")
			.params(released.board().value(), released.cut(), released.period().code(), released.board().value(),
					released.part(), JSON.writeValueAsString(rows), released.hash(), Timestamp.from(released.asOf()),
					Timestamp.from(at), released.ruleVersion())
			.update();
	}

	private static ReleasedCut read(ResultSet row, int n) throws SQLException {
		List<ReleasedCut.Row> rows = JSON.readValue(row.getString(5), new TypeReference<List<Stored>>() {
		})
			.stream()
			.map((stored) -> new ReleasedCut.Row(stored.group(), stored.code(), stored.name(),
					stored.figures().stream().map(Figure::of).toList()))
			.toList();
		ReleasedCut released = new ReleasedCut(new OdsCode(row.getString(1)), row.getString(2),
				Period.parse(row.getString(3)).orElseThrow(), row.getString(4), rows, row.getTimestamp(6).toInstant(),
				row.getString(7));
		if (!released.hash().equals(row.getString(8))) {
			throw new IllegalStateException("A released table does not match its hash");
		}
		return released;
	}

	/** A row as it lies in the database. */
	record Stored(String group, String code, String name, List<String> figures) {
	}

}
