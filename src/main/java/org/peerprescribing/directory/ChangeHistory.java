package org.peerprescribing.directory;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The history of every community; rows are only ever added, with what they tell of. */
@Repository
class ChangeHistory {

	private final JdbcClient jdbc;

	ChangeHistory(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(CommunityId id, CommunityChange change, Author by) {
		this.jdbc
			.sql("""
					insert into directory.history (community, at, by_id, by_name, what, field, value_before, value_after, note)
					values (:community, :at, :byId, :by, :what, :field, :before, :after, :note)""")
			.param("community", id.value())
			.param("at", Timestamp.from(change.at()))
			.param("byId", by.id())
			.param("by", by.name())
			.param("what", change.what().name())
			.param("field", change.field())
			.param("before", change.before())
			.param("after", change.after())
			.param("note", change.note())
			.update();
	}

	/**
	 * One row for each fact that is not as it was; lists are joined by {@code ;}. Columns
	 * that say when something was are no facts.
	 * @param columnsBefore all columns of its row as they were, as JSON
	 */
	void addFacts(CommunityId id, String columnsBefore, Author by, Instant at) {
		this.jdbc.sql("""
				with texts as (
				  select side, key, case jsonb_typeof(value)
				      when 'array' then (select string_agg(part, ';') from jsonb_array_elements_text(value) as part)
				      else value #>> '{}' end as text
				  from (select 'before' as side, key, value from jsonb_each(cast(:before as jsonb))
				    union all select 'after', key, value from directory.community c, jsonb_each(to_jsonb(c))
				    where c.id = :community) as columns)
				insert into directory.history (community, at, by_id, by_name, what, field, value_before, value_after)
				select :community, :at, :byId, :by, 'FACT', key, old.text, new.text
				from (select * from texts where side = 'before') old
				  join (select * from texts where side = 'after') new using (key)
				where old.text is distinct from new.text and key !~ '_(at|since)$' order by key""")
			.param("before", columnsBefore)
			.param("community", id.value())
			.param("at", Timestamp.from(at))
			.param("byId", by.id())
			.param("by", by.name())
			.update();
	}

	/** Newest first. */
	List<CommunityChange> of(CommunityId id) {
		return this.jdbc.sql("""
				select at, by_name, what, field, value_before, value_after, note from directory.history
				where community = ? order by id desc""")
			.param(id.value())
			.query((row, n) -> new CommunityChange(row.getTimestamp("at").toInstant(), row.getString("by_name"),
					CommunityChange.What.valueOf(row.getString("what")), row.getString("field"),
					row.getString("value_before"), row.getString("value_after"), row.getString("note")))
			.list();
	}

}
