package org.peerprescribing.reporting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.OrganisationPlace;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds facts, in the transaction of whoever made them true and in any access scope. The
 * same fact again adds nothing.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class FactLog {

	private final JdbcClient jdbc;

	private final Organisations organisations;

	private final CommunityDirectory directory;

	private final Clock clock;

	FactLog(JdbcClient jdbc, Organisations organisations, CommunityDirectory directory, Clock clock) {
		this.jdbc = jdbc;
		this.organisations = organisations;
		this.directory = directory;
		this.clock = clock;
	}

	void add(Fact fact) {
		LocalDate day = LocalDate.ofInstant(fact.at(), FunnelStep.ZONE);
		Map<String, Object> row = new LinkedHashMap<>(fact.codes());
		row.put("id", TimeOrderedId.next());
		row.put("natural_key", fact.key());
		row.put("organisation", fact.organisation().value());
		row.put("occurred_at", Timestamp.from(fact.at()));
		row.put("recorded_at", Timestamp.from(this.clock.instant()));
		OrganisationPlace place = this.organisations.placeOf(fact.organisation(), day);
		if (place.board() != null) {
			row.put("board", place.board().value());
		}
		if (place.network() != null) {
			row.put("network", place.network().value());
		}
		if (row.get("need") instanceof String need) {
			row.put("need_group", this.directory.snapshot().needs().top(new SnomedConcept(need)).id());
		}
		if ("ISSUED".equals(row.get("kind"))) {
			row.put("month", java.sql.Date.valueOf(day.withDayOfMonth(1)));
		}
		// No conflict target: naming one would ask for the right to read the log.
		this.jdbc
			.sql("insert into reporting.fact (" + String.join(", ", row.keySet()) + ") values (:"
					+ String.join(", :", row.keySet()) + ") on conflict do nothing")
			.params(row)
			.update();
	}

}
