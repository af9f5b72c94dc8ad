package org.peerprescribing.reporting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.peerprescribing.reporting.disclosure.DisclosureControl;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.disclosure.RawTable;
import org.peerprescribing.reporting.disclosure.ReleasedTable;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;

/**
 * The tables in which every count stands in one row and one column: unmet need, and what
 * came of the referrals to each community. No two of them overlap, so each is released by
 * the rules of one table.
 */
@Component
class CountedOutcomes {

	/** Together all referrals to a community. */
	private static final List<String> OUTCOMES = List.of("JOINED", "NOT_RIGHT", "SILENT", "OTHER");

	private final FrozenParts frozen;

	private final PublicParts known;

	CountedOutcomes(FrozenParts frozen, PublicParts known) {
		this.frozen = frozen;
		this.known = known;
	}

	List<ReleasedCut.Row> rows(OdsCode board, TableKind kind, Period period) {
		Map<String, Integer> counts = new HashMap<>();
		for (FrozenParts.Frozen one : this.frozen.of(board, kind.name(), period)) {
			String row = kind.isUnmetNeed() ? one.need() : one.value();
			counts.merge(row + " " + (kind.isUnmetNeed() ? one.value() : one.step()), one.counted(), Integer::sum);
		}
		return kind.isUnmetNeed() ? unmet(kind, counts) : communities(counts);
	}

	/** One row for each need group and wish, after one for the need group as a whole. */
	private List<ReleasedCut.Row> unmet(TableKind kind, Map<String, Integer> counts) {
		Map<String, String> needs = this.known.needs();
		List<String> wishes = List.copyOf(this.known.of(kind).keySet());
		ReleasedTable released = released(needs.keySet(), wishes, counts);
		List<ReleasedCut.Row> rows = new ArrayList<>();
		int i = 0;
		for (Map.Entry<String, String> need : needs.entrySet()) {
			rows.add(new ReleasedCut.Row(need.getKey(), "", need.getValue(), List.of(released.rowTotals().get(i))));
			for (int j = 0; j < wishes.size(); j++) {
				rows.add(new ReleasedCut.Row(need.getKey(), wishes.get(j), need.getValue(),
						List.of(released.rows().get(i).get(j))));
			}
			i++;
		}
		return rows;
	}

	private List<ReleasedCut.Row> communities(Map<String, Integer> counts) {
		Map<String, String> communities = this.known.of(TableKind.COMMUNITY);
		ReleasedTable released = released(communities.keySet(), OUTCOMES, counts);
		List<ReleasedCut.Row> rows = new ArrayList<>();
		int i = 0;
		for (Map.Entry<String, String> community : communities.entrySet()) {
			List<Figure> figures = new ArrayList<>(List.of(released.rowTotals().get(i)));
			figures.addAll(released.rows().get(i));
			Figure joined = released.rows().get(i).getFirst();
			figures.add(2, DisclosureControl.part(counts.getOrDefault(community.getKey() + " USEFUL", 0),
					counts.getOrDefault(community.getKey() + " JOINED", 0), joined));
			rows.add(new ReleasedCut.Row("", community.getKey(), community.getValue(), figures));
			i++;
		}
		return rows;
	}

	private static ReleasedTable released(Iterable<String> rows, List<String> columns, Map<String, Integer> counts) {
		List<List<Integer>> raw = new ArrayList<>();
		for (String row : rows) {
			raw.add(columns.stream().map((column) -> counts.getOrDefault(row + " " + column, 0)).toList());
		}
		return DisclosureControl.release(new RawTable(raw));
	}

}
