package org.peerprescribing.directory;

import java.io.Reader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.stereotype.Component;

/**
 * Takes in lists of needs and communities row by row. A bad row is reported and changes
 * nothing; the same list a second time changes nothing at all.
 */
@Component
class CatalogueImport {

	private final StoredCommunities communities;

	private final StoredNeeds needs;

	private final DirectoryVersion version;

	private final Listing listing;

	private final Lifecycle lifecycle;

	private final ChangeHistory history;

	private final Clock clock;

	CatalogueImport(StoredCommunities communities, StoredNeeds needs, DirectoryVersion version, Listing listing,
			Lifecycle lifecycle, ChangeHistory history, Clock clock) {
		this.communities = communities;
		this.needs = needs;
		this.version = version;
		this.listing = listing;
		this.lifecycle = lifecycle;
		this.history = history;
		this.clock = clock;
	}

	ImportReport communities(Reader csv, Actor actor) {
		Author by = Author.of(actor);
		Set<SnomedConcept> known = known();
		Map<CsvFile.Line, CommunityRow> good = new LinkedHashMap<>();
		Map<CsvFile.Line, RefusedCell> faults = new HashMap<>();
		List<CsvFile.Line> lines = CsvFile.read(csv, CommunityRow.COLUMNS, CommunityRow.KIND);
		Set<CommunityId> seen = new HashSet<>();
		for (CsvFile.Line line : lines) {
			try {
				CommunityRow row = CommunityRow.read(cells(line), known);
				if (!seen.add(row.community().id())) {
					throw new RefusedCell("id", ImportReport.Why.ROW_TWICE);
				}
				good.put(line, row);
			}
			catch (RefusedCell ex) {
				faults.put(line, ex);
			}
		}
		Map<CommunityId, StoredCommunities.Stored> before = this.communities.lock(seen);
		Instant now = this.clock.instant();
		List<ImportReport.Row> report = new ArrayList<>();
		for (CsvFile.Line line : lines) {
			CommunityRow row = good.get(line);
			report.add((row != null)
					? new RowBefore(before.get(row.community().id())).report(line.number(), row, put(row, by, now))
					: refused(line, faults.get(line)));
		}
		List<CommunityId> changed = report.stream()
			.filter(ImportReport.Row::isNews)
			.map((row) -> new CommunityId(row.id()))
			.toList();
		if (!changed.isEmpty()) {
			this.version.changed(changed, this.listing::lookAgain);
		}
		return new ImportReport(report);
	}

	ImportReport nationalCodes(Reader csv) {
		Set<SnomedConcept> known = known();
		Set<SnomedConcept> seen = new HashSet<>();
		List<ImportReport.Row> report = new ArrayList<>();
		for (CsvFile.Line line : CsvFile.read(csv, NationalCode.COLUMNS)) {
			try {
				NationalCode row = NationalCode.read(cells(line), known);
				if (!seen.add(row.code())) {
					throw new RefusedCell("code", ImportReport.Why.ROW_TWICE);
				}
				report.add(ImportReport.Row.taken(line.number(), row.code().id(), this.needs.put(row)));
			}
			catch (RefusedCell ex) {
				report.add(refused(line, ex));
			}
		}
		return needsChanged(report);
	}

	ImportReport needs(Reader csv) {
		Map<CsvFile.Line, NeedRow> good = new LinkedHashMap<>();
		Map<CsvFile.Line, RefusedCell> faults = new HashMap<>();
		List<CsvFile.Line> lines = CsvFile.read(csv, NeedRow.COLUMNS);
		Set<SnomedConcept> seen = new HashSet<>();
		for (CsvFile.Line line : lines) {
			try {
				NeedRow row = NeedRow.read(cells(line));
				if (!seen.add(row.need().concept())) {
					throw new RefusedCell("id", ImportReport.Why.ROW_TWICE);
				}
				good.put(line, row);
			}
			catch (RefusedCell ex) {
				faults.put(line, ex);
			}
		}
		refuseBrokenSteps(good, faults);
		List<ImportReport.Row> report = new ArrayList<>();
		for (CsvFile.Line line : lines) {
			NeedRow row = good.get(line);
			report.add((row != null) ? ImportReport.Row.taken(line.number(), row.need().concept().id(),
					this.needs.put(row, line.number())) : refused(line, faults.get(line)));
		}
		return needsChanged(report);
	}

	private ImportReport needsChanged(List<ImportReport.Row> report) {
		if (report.stream().anyMatch(ImportReport.Row::isNews)) {
			this.version.changedWhole(this.listing::lookAgain);
		}
		return new ImportReport(report);
	}

	private Set<SnomedConcept> known() {
		return this.needs.all().stream().map(Need::concept).collect(Collectors.toSet());
	}

	/**
	 * Refuses a step to a need that does not exist or that leads back to where it began;
	 * again and again, since a refused row may have been another's broader need.
	 */
	private void refuseBrokenSteps(Map<CsvFile.Line, NeedRow> good, Map<CsvFile.Line, RefusedCell> faults) {
		boolean again = true;
		while (again) {
			Map<SnomedConcept, Need> all = new HashMap<>();
			this.needs.all().forEach((need) -> all.put(need.concept(), need));
			good.values().forEach((row) -> all.put(row.need().concept(), row.need()));
			List<CsvFile.Line> broken = good.entrySet()
				.stream()
				.filter((entry) -> !reachesTheTop(entry.getValue().need(), all))
				.map(Map.Entry::getKey)
				.toList();
			broken.forEach((line) -> {
				good.remove(line);
				faults.put(line, new RefusedCell("broader_id"));
			});
			again = !broken.isEmpty();
		}
	}

	private static boolean reachesTheTop(Need from, Map<SnomedConcept, Need> all) {
		Set<SnomedConcept> passed = new HashSet<>();
		Need need = from;
		while (passed.add(need.concept())) {
			SnomedConcept broader = need.broader();
			if (broader == null) {
				return true;
			}
			Need above = all.get(broader);
			if (above == null) {
				return false;
			}
			need = above;
		}
		return false;
	}

	/**
	 * New facts come in as proposed. Vetting was for the facts as they were: where they
	 * change, nobody new is sent until somebody has looked.
	 * @param by whose import it is
	 */
	ImportReport.Result put(CommunityRow row, Author by, Instant now) {
		CommunityId id = row.community().id();
		StoredCommunities.Put put = this.communities.put(row, now);
		if (put.result() == ImportReport.Result.ADDED) {
			this.lifecycle.add(id, CommunityChange.What.ADDED, null, null, DirectoryEntry.State.PROPOSED.name(), null,
					by, now);
		}
		else if (put.result() == ImportReport.Result.CHANGED) {
			this.history.addFacts(id, put.columnsBefore(), by, now);
		}
		boolean closes = row.status() == Background.Status.CLOSED;
		if (put.result() == ImportReport.Result.CHANGED || (put.result() == ImportReport.Result.ADDED && closes)) {
			follow(this.lifecycle.lock(id, now), put.saidClosed(), closes, by, now);
		}
		return put.result();
	}

	/** One that a curator has closed stays closed, whatever its source goes on to say. */
	private void follow(StoredCommunities.Stored changed, boolean saidClosed, boolean saysClosed, Author by,
			Instant now) {
		boolean closed = changed.state() == DirectoryEntry.State.CLOSED;
		if (saysClosed) {
			this.lifecycle.move(changed, Move.CLOSE, by, null, now);
		}
		else if (closed && saidClosed) {
			this.lifecycle.move(changed, Move.REOPEN, by, null, now);
		}
		else if (!closed) {
			this.lifecycle.pause(changed, PauseReason.FACTS, by, null, now);
		}
	}

	private static Cells cells(CsvFile.Line line) throws RefusedCell {
		Cells cells = line.cells();
		if (cells == null) {
			throw new RefusedCell("row", ImportReport.Why.CELLS);
		}
		return cells;
	}

	private static ImportReport.Row refused(CsvFile.Line line, @Nullable RefusedCell cell) {
		return ImportReport.Row.refused(line.number(), line.label(), cell);
	}

}
