package org.peerprescribing.reporting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.reporting.ReleasedCut;
import org.peerprescribing.reporting.disclosure.DisclosureControl;
import org.peerprescribing.reporting.disclosure.Figure;
import org.peerprescribing.reporting.lattice.Place;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.reporting.statistics.Proportion;
import org.peerprescribing.reporting.table.Cell;
import org.peerprescribing.reporting.table.ReportTable;

/** A released table as the one table that every exit shows. */
final class CutTable {

	private final ReleasedCut released;

	private final TableKind kind;

	private final Wording words;

	private CutTable(ReleasedCut released, Wording words) {
		this.released = released;
		this.kind = TableKind.valueOf(released.cut());
		this.words = words;
	}

	static ReportTable of(ReleasedCut released, Wording words) {
		return new CutTable(released, words).table();
	}

	/** Its words, in the language of the page. */
	interface Wording {

		String say(String key, Object... arguments);

	}

	/** What a row is about, in words. */
	static String label(TableKind kind, ReleasedCut.Row row, Wording words) {
		if (kind.isUnmetNeed()) {
			String need = row.name().isEmpty() ? words.say("reporting.value.unknown") : row.name();
			return row.code().isEmpty() ? words.say("reporting.unmet.all", need)
					: words.say("reporting.unmet.one", need, words.say(valueKey(kind, row.code())));
		}
		if (!row.name().isEmpty()) {
			boolean place = kind == TableKind.NETWORK || kind == TableKind.PRACTICE;
			return place ? row.name() + " (" + row.code() + ")" : row.name();
		}
		return switch (kind) {
			case PRACTICE -> words.say("reporting.together", row.code().replace(" ", ", "));
			case NETWORK -> words.say("reporting.no-network");
			default -> words.say(valueKey(kind, row.code()));
		};
	}

	private static String valueKey(TableKind kind, String code) {
		return code.equals("UNKNOWN") ? "reporting.value.unknown"
				: "reporting.value." + (kind.isUnmetNeed() ? kind.code().substring(6) : kind.code()) + "."
						+ code.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	private ReportTable table() {
		List<ReportTable.Row> rows = new ArrayList<>();
		boolean left = false;
		for (ReleasedCut.Row row : this.released.rows()) {
			boolean tells = row.figures().stream().anyMatch(CutTable::tells);
			if (isLong() && !tells) {
				left = true;
				continue;
			}
			rows.add(new ReportTable.Row(label(this.kind, row, this.words), cells(row)));
		}
		List<String> notes = new ArrayList<>(List.of(say("reporting.rules.hidden-beside"), say("reporting.rules.size"),
				say("reporting.rules.change")));
		if (left) {
			notes.add(say("reporting.rules.not-listed"));
		}
		String title = say("reporting.kind." + this.kind.code() + ".caption",
				new ReportPages.Words().period(this.released.period()));
		return new ReportTable(
				this.kind.cut(this.released.period(), new Place.Board(this.released.board())).orElseThrow(), title,
				say("reporting.rules.rounded"), columns(), rows, notes, this.released.asOf(),
				this.released.ruleVersion(), this.released.hash());
	}

	/** Made from lists of which most rows would say nothing. */
	private boolean isLong() {
		return this.kind == TableKind.NEED || this.kind == TableKind.COMMUNITY || this.kind.isUnmetNeed();
	}

	private static boolean tells(Figure figure) {
		return figure instanceof Figure.Shown(int count) && count > 0;
	}

	private List<ReportTable.Column> columns() {
		List<ReportTable.Column> columns = new ArrayList<>();
		columns.add(new ReportTable.Column(this.kind.isUnmetNeed() ? "need" : this.kind.code().replace('-', '_'),
				say("reporting.kind." + this.kind.code() + ".row"), ReportTable.Unit.TEXT));
		if (this.kind.isUnmetNeed()) {
			columns.add(count("runs_without_match", "reporting.table.runs"));
			return columns;
		}
		if (this.kind == TableKind.COMMUNITY) {
			columns.add(count("referrals", "reporting.table.referrals"));
			columns.add(count("joined", "reporting.table.joined"));
			columns.add(count("useful", "reporting.table.useful"));
			columns.add(count("not_right", "reporting.table.not-right"));
			columns.add(count("not_heard_from", "reporting.table.silent"));
			columns.add(count("other", "reporting.table.other"));
			return columns;
		}
		if (this.kind == TableKind.PRACTICE) {
			columns.add(new ReportTable.Column("network", say("reporting.table.network"), ReportTable.Unit.TEXT));
		}
		columns.add(count("prescriptions", "reporting.table.count"));
		columns.add(count("joined", "reporting.table.joined"));
		columns.add(percent("share", "reporting.table.share-joined"));
		columns.add(percent("share_low", "reporting.table.low"));
		columns.add(percent("share_high", "reporting.table.high"));
		if (this.kind.isTrait()) {
			columns.add(percent("known", "reporting.table.known"));
		}
		return columns;
	}

	private List<Cell> cells(ReleasedCut.Row row) {
		List<Cell> cells = new ArrayList<>();
		if (this.kind == TableKind.PRACTICE) {
			cells.add(new Cell.Text(row.group()));
		}
		row.figures().forEach((figure) -> cells.add(new Cell.Count(figure)));
		if (this.kind.isDivision()) {
			Proportion share = share(row).orElse(null);
			cells.add(percent((share != null) ? share.value() : null));
			cells.add(percent((share != null) ? share.low() : null));
			cells.add(percent((share != null) ? share.high() : null));
		}
		if (this.kind.isTrait()) {
			cells.add(known());
		}
		return cells;
	}

	/** How many of those issued had joined; empty unless both may be compared. */
	static Optional<Proportion> share(ReleasedCut.Row row) {
		Figure issued = row.figures().getFirst();
		Figure joined = row.figures().getLast();
		if (DisclosureControl.allowsProportion(joined, issued) && joined instanceof Figure.Shown(int part)
				&& issued instanceof Figure.Shown(int whole)) {
			return Optional.of(Proportion.of(part, whole));
		}
		return Optional.empty();
	}

	/**
	 * Of how many of all the trait is known, the same in every row; empty unless all rows
	 * are shown.
	 */
	private Cell known() {
		int all = 0;
		int unknown = 0;
		for (ReleasedCut.Row row : this.released.rows()) {
			if (!(row.figures().getFirst() instanceof Figure.Shown(int count))) {
				return Cell.EMPTY;
			}
			all += count;
			unknown += row.code().equals("UNKNOWN") ? count : 0;
		}
		return (all == 0) ? Cell.EMPTY : Cell.Number.percent(1 - unknown / (double) all);
	}

	private static Cell percent(@Nullable Double share) {
		return (share != null) ? Cell.Number.percent(share) : Cell.EMPTY;
	}

	private ReportTable.Column count(String name, String key) {
		return new ReportTable.Column(name, say(key), ReportTable.Unit.COUNT);
	}

	private ReportTable.Column percent(String name, String key) {
		return new ReportTable.Column(name, say(key), ReportTable.Unit.PERCENT);
	}

	private String say(String key, Object... arguments) {
		return this.words.say(key, arguments);
	}

}
