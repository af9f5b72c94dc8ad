package org.peerprescribing.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of needs and of the national codes that lead to them. */
@Repository
class StoredNeeds {

	private final JdbcClient jdbc;

	StoredNeeds(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** In the order of the list. */
	List<Need> all() {
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

	List<NationalCode> nationalCodes() {
		return this.jdbc
			.sql("select code, need, edition, source, checked, note from directory.national_code order by code")
			.query((row, n) -> new NationalCode(new SnomedConcept(row.getString("code")),
					new SnomedConcept(row.getString("need")), row.getString("edition"), row.getString("source"),
					row.getBoolean("checked"), row.getString("note")))
			.list();
	}

	ImportReport.Result put(NationalCode row) {
		return this.jdbc.sql("""
				insert into directory.national_code as old (code, need, edition, source, checked, note)
				values (:code, :need, :edition, :source, :checked, :note)
				on conflict (code) do update set need = excluded.need, edition = excluded.edition,
				  source = excluded.source, checked = excluded.checked, note = excluded.note
				where (old.need, old.edition, old.source, old.checked, old.note) is distinct from
				  (excluded.need, excluded.edition, excluded.source, excluded.checked, excluded.note)
				returning case when xmax = 0 then 'ADDED' else 'CHANGED' end""")
			.param("code", row.code().id())
			.param("need", row.need().id())
			.param("edition", row.edition())
			.param("source", row.source())
			.param("checked", row.checked())
			.param("note", row.note())
			.query((result, n) -> ImportReport.Result.valueOf(result.getString(1)))
			.optional()
			.orElse(ImportReport.Result.UNCHANGED);
	}

	private static @Nullable SnomedConcept concept(@Nullable String id) {
		return (id != null) ? new SnomedConcept(id) : null;
	}

}
