package org.peerprescribing.directory;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Communities from other people's feeds: facts only, under the catalogue's rules. What a
 * feed says of its own checks vets nothing here. A feed changes only what it brought, and
 * only while nobody here has changed it since.
 */
@Service
public class CommunityFeeds {

	private static final int LONGEST_ADDRESS = 300;

	private final CatalogueImport catalogue;

	private final StoredCommunities communities;

	private final StoredNeeds needs;

	private final StoredFeeds feeds;

	private final DirectoryVersion version;

	private final Listing listing;

	private final AuditTrail audit;

	private final Clock clock;

	CommunityFeeds(CatalogueImport catalogue, StoredCommunities communities, StoredNeeds needs, StoredFeeds feeds,
			DirectoryVersion version, Listing listing, AuditTrail audit, Clock clock) {
		this.catalogue = catalogue;
		this.communities = communities;
		this.needs = needs;
		this.feeds = feeds;
		this.version = version;
		this.listing = listing;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * Takes in these rows, all in one transaction: idempotent, a report line for each, a
	 * bad row changes nothing and stops no other. New communities are proposed; a vetted
	 * one whose facts change is paused until it is reviewed again. A row whose community
	 * is here already, but not from this feed, is refused by {@code id} unless it says
	 * the same. Refuses with {@code invalid-value} an address that is not one.
	 * @param feed address of the feed, http or https
	 * @param dryRun only report
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportReport take(URI feed, List<FeedRow> rows, boolean dryRun, Actor actor) {
		return importing(feed, rows, (digest) -> !dryRun, actor).report();
	}

	/**
	 * As {@link #take}, but only where that does exactly what was shown; else it writes
	 * nothing and answers with what it would do now.
	 * @param shown the digest of what was shown; empty where nothing was yet
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportTrial takeAsShown(URI feed, List<FeedRow> rows, String shown, Actor actor) {
		return importing(feed, rows, shown::equals, actor);
	}

	private ImportTrial importing(URI feed, List<FeedRow> rows, Predicate<String> isWanted, Actor actor) {
		actor.mustBe(Role.CURATOR);
		mustBeAnAddress(feed);
		Set<SnomedConcept> known = this.needs.all().stream().map(Need::concept).collect(Collectors.toSet());
		Map<FeedRow, CommunityRow> good = new IdentityHashMap<>();
		Map<FeedRow, RefusedCell> faults = new IdentityHashMap<>();
		Set<CommunityId> seen = new HashSet<>();
		for (FeedRow row : rows) {
			try {
				good.put(row, read(row, known, seen));
			}
			catch (RefusedCell ex) {
				faults.put(row, ex);
			}
		}
		Map<CommunityId, StoredCommunities.Stored> before = this.communities.lock(seen);
		// The database keeps microseconds, and the two times must be equal there.
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		List<ImportReport.Row> report = new ArrayList<>();
		for (FeedRow row : rows) {
			CommunityRow read = good.get(row);
			report.add((read != null) ? put(feed, row, read, before.get(read.community().id()), Author.of(actor), now)
					: refused(row, faults.get(row)));
		}
		ImportReport whole = new ImportReport(report);
		String digest = ImportTrial.digest(content(feed, rows), whole);
		if (!isWanted.test(digest)) {
			TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
			return new ImportTrial(whole, digest, false);
		}
		this.audit.record(actor,
				AuditedAct.done(AuditedAct.Action.EXECUTE, "import-feed", null, "HealthcareService", "feed"));
		List<CommunityId> news = report.stream()
			.filter(ImportReport.Row::isNews)
			.map((row) -> new CommunityId(row.id()))
			.toList();
		if (!news.isEmpty()) {
			this.version.changed(news, this.listing::lookAgain);
		}
		return new ImportTrial(whole, digest, true);
	}

	/** Columns in their order, so that the same rows are the same text. */
	private static String content(URI feed, List<FeedRow> rows) {
		return feed + rows.stream()
			.map((row) -> row.number() + row.service() + row.fault() + new TreeMap<>(row.columns()))
			.collect(Collectors.joining("\n"));
	}

	private static CommunityRow read(FeedRow row, Set<SnomedConcept> known, Set<CommunityId> seen) throws RefusedCell {
		if (row.fault() != null) {
			throw new RefusedCell(row.fault());
		}
		CommunityRow read = CommunityRow.read(new Cells(row.columns()), known);
		if (!seen.add(read.community().id())) {
			throw new RefusedCell("id", ImportReport.Why.ROW_TWICE);
		}
		return read;
	}

	private ImportReport.Row put(URI feed, FeedRow row, CommunityRow read, StoredCommunities.@Nullable Stored before,
			Author by, Instant now) {
		CommunityId id = read.community().id();
		if (before != null) {
			if (CommunityRow.of(before.community(), before.background()).equals(read)) {
				return ImportReport.Row.taken(row.number(), id.value(), ImportReport.Result.UNCHANGED);
			}
			if (!this.feeds.brought(id, feed)) {
				return refused(row, new RefusedCell("id", ImportReport.Why.NOT_THEIRS));
			}
		}
		ImportReport.Result result = this.catalogue.put(read, by, now);
		this.feeds.keep(id, feed, row.service(), now);
		return new RowBefore(before).report(row.number(), read, result);
	}

	private static ImportReport.Row refused(FeedRow row, @Nullable RefusedCell cell) {
		return ImportReport.Row.refused(row.number(), row.service(), cell);
	}

	private static void mustBeAnAddress(URI feed) {
		boolean web = "https".equals(feed.getScheme()) || "http".equals(feed.getScheme());
		if (!web || feed.getHost() == null || feed.getUserInfo() != null
				|| feed.toString().length() > LONGEST_ADDRESS) {
			throw new ProblemException(Problem.INVALID_VALUE, "feed");
		}
	}

}
