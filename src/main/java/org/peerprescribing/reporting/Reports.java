package org.peerprescribing.reporting;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What commissioners may read: released figures of their own board, and nothing from
 * which they were made.
 */
@Service
@Transactional(readOnly = true)
public class Reports {

	private final ReleasedTables tables;

	Reports(ReleasedTables tables) {
		this.tables = tables;
	}

	/**
	 * The months of which something is released, newest first; none for an organisation
	 * that is no board. Refuses whoever is no commissioner.
	 */
	public List<YearMonth> months(Actor commissioner) {
		return this.tables.months(commissioner.mustBe(Role.COMMISSIONER).organisation());
	}

	/**
	 * The report of a month; empty for another organisation's board, an open month and a
	 * month before the first. Refuses whoever is no commissioner.
	 */
	public Optional<MonthReport> find(OdsCode board, YearMonth month, Actor commissioner) {
		if (!commissioner.mustBe(Role.COMMISSIONER).organisation().equals(board)) {
			return Optional.empty();
		}
		List<ReleasedStep> steps = this.tables.of(board, month)
			.stream()
			.sorted(Comparator.comparing(ReleasedStep::step))
			.toList();
		if (steps.isEmpty()) {
			return Optional.empty();
		}
		Map<FunnelStep, Figure> figures = new EnumMap<>(FunnelStep.class);
		steps.forEach((step) -> figures.put(step.step(), step.figure()));
		Instant asOf = steps.stream().map(ReleasedStep::asOf).max(Comparator.naturalOrder()).orElseThrow();
		String versions = steps.stream().map(ReleasedStep::ruleVersion).distinct().collect(Collectors.joining(", "));
		String hash = ReleasedStep.sha256(steps.stream().map(ReleasedStep::hash).collect(Collectors.joining("\n")));
		return Optional.of(new MonthReport(board, month, figures, asOf, versions, hash));
	}

}
