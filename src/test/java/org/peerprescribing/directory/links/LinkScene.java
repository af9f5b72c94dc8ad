package org.peerprescribing.directory.links;

import java.io.StringReader;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import javax.net.ssl.SSLContext;

import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.links.StubSites.Page;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.support.Actors;
import org.peerprescribing.worklist.WorkItem;
import org.peerprescribing.worklist.WorkKind;
import org.peerprescribing.worklist.Worklist;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Vetted communities on sites of this machine; nobody else's address is ever due. */
final class LinkScene implements AutoCloseable {

	private final StubSites sites = new StubSites(null);

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final Worklist worklist;

	private final LinkRows rows;

	private final LinkSteps steps;

	private final JdbcClient jdbc;

	private final Clock clock;

	LinkScene(CommunityDirectory directory, CommunityReviews reviews, Worklist worklist, LinkRows rows, LinkSteps steps,
			JdbcClient jdbc, Clock clock) {
		this.directory = directory;
		this.reviews = reviews;
		this.worklist = worklist;
		this.rows = rows;
		this.steps = steps;
		this.jdbc = jdbc;
		this.clock = clock;
		nobodyElse();
	}

	StubSites sites() {
		return this.sites;
	}

	/** Of another replica, when called again. */
	LinkRounds rounds() {
		PageFetcher fetcher = this.sites.fetcher(anySsl(), Duration.ofSeconds(3));
		return new LinkRounds(this.steps,
				new LinkChecker(fetcher, new RobotsRules(fetcher, LinkSettings.PRODUCT, this.clock)), Duration.ZERO,
				this.clock);
	}

	/** A listed community whose page is fine, on a host of its own. */
	CommunityId community() {
		CommunityId id = new CommunityId("lk-" + UUID.randomUUID());
		importing(id, this.sites.home(host(id), Page.FINE));
		Demonstration.vet(this.reviews, id);
		this.rows.takeIn(this.clock.instant(), Duration.ZERO);
		nobodyElse();
		return id;
	}

	void importing(CommunityId id, String address) {
		String row = CatalogueRows.row(id.value(), "free").replace("https://example.org/", address);
		this.directory.importCommunities(new StringReader(CatalogueRows.file(row)), false, Actors.curator());
	}

	void page(CommunityId id, Page page) {
		this.sites.home(host(id), page);
	}

	/** They and no others are checked now. */
	void check(List<CommunityId> communities) {
		due(communities);
		background(() -> rounds().run());
	}

	/** They and no others are due. */
	void due(List<CommunityId> communities) {
		nobodyElse();
		this.jdbc.sql("update directory.link set next_check_at = 'infinity'").update();
		communities.forEach((id) -> this.jdbc.sql("update directory.link set next_check_at = ? where community = ?")
			.params(Timestamp.from(this.clock.instant()), id.value())
			.update());
	}

	boolean listed(CommunityId id) {
		return this.directory.snapshot().find(id).isPresent();
	}

	long tasks(CommunityId id) {
		return new AccessScope.OfOrganisation(Actors.curator().organisation())
			.call(() -> this.worklist.openFor(Actors.curator()))
			.stream()
			.filter((item) -> item.kind() == WorkKind.LINK_FAILING && item.subject().equals(id.value()))
			.map(WorkItem::id)
			.count();
	}

	long timesAsked(CommunityId id) {
		return this.sites.asked().stream().filter((page) -> page.startsWith(host(id))).count();
	}

	static void background(Runnable work) {
		new AccessScope.OfBackground("directory-links").run(work);
	}

	static String host(CommunityId id) {
		return id.value() + ".test";
	}

	@Override
	public void close() {
		this.sites.close();
		// Nobody's site of this scene counts as well, or as due, for the next.
		this.jdbc.sql("update directory.link set next_check_at = 'infinity', checked_at = null").update();
	}

	private void nobodyElse() {
		this.rows.takeIn(this.clock.instant(), Duration.ZERO);
		this.jdbc.sql("update directory.link set next_check_at = 'infinity' where community not like 'lk-%'").update();
	}

	private static SSLContext anySsl() {
		try {
			return SSLContext.getDefault();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
