package org.peerprescribing.carerecord;

import org.peerprescribing.shared.OdsCode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By which route the entries of a practice go. No patient data. */
@Service
@Transactional
class EntryRoutes {

	private final JdbcClient jdbc;

	private final EntryIntake entries;

	EntryRoutes(JdbcClient jdbc, EntryIntake entries) {
		this.jdbc = jdbc;
		this.entries = entries;
	}

	/**
	 * For a practice whose record system is set up; changes nothing elsewhere. What waits
	 * by another route, on paper too, is made anew for this one. Refuses, in words, a
	 * route that nobody can take.
	 */
	void choose(OdsCode organisation, EntryRoute route) {
		int changed = this.jdbc.sql(
				"update carerecord.endpoint set adapter = :route where organisation = :organisation and adapter <> :route")
			.param("route", EntryRoute.named(route.code()).code())
			.param("organisation", organisation.value())
			.update();
		if (changed > 0) {
			this.entries.thaw(organisation);
		}
	}

	/** For a practice with no address to call at all: its entries go on paper. */
	void onPaperAlone(OdsCode organisation) {
		boolean already = of(organisation) == EntryRoute.PRINT;
		this.jdbc.sql("""
				insert into carerecord.endpoint (organisation, base_address, adapter, enabled)
				values (?, null, 'print', true)
				on conflict (organisation) do update set base_address = null, adapter = 'print', enabled = true,
				  set_by_practice = false, bearer_property = null, token_address = null, client_id = null,
				  key_property = null, scope = null""").param(organisation.value()).update();
		if (!already) {
			this.entries.thaw(organisation);
		}
	}

	/** Whether entries may go there now, by whatever route. */
	boolean isOn(OdsCode organisation) {
		return this.jdbc.sql("select enabled from carerecord.endpoint where organisation = ?")
			.param(organisation.value())
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	EntryRoute of(OdsCode organisation) {
		return this.jdbc.sql("select adapter from carerecord.endpoint where organisation = ?")
			.param(organisation.value())
			.query(String.class)
			.optional()
			.map(EntryRoute::named)
			.orElse(EntryRoute.FHIR);
	}

}
