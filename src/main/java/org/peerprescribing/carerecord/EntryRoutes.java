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

	EntryRoutes(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * For a practice whose record system is set up; changes nothing elsewhere. Refuses,
	 * in words, a route that nobody can take.
	 */
	void choose(OdsCode organisation, EntryRoute route) {
		this.jdbc.sql("update carerecord.endpoint set adapter = ? where organisation = ?")
			.params(EntryRoute.named(route.code()).code(), organisation.value())
			.update();
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
