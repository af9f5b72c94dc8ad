package org.peerprescribing.directory;

import java.io.StringReader;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;

import org.peerprescribing.support.Actors;

import static org.assertj.core.api.Assertions.assertThat;

/** Adds invented communities to the directory, each under an id of its own. */
final class InventedCommunities {

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final Clock clock;

	InventedCommunities(CommunityDirectory directory, CommunityReviews reviews, Clock clock) {
		this.directory = directory;
		this.reviews = reviews;
		this.clock = clock;
	}

	CommunityId proposed() {
		CommunityId id = new CommunityId("i-" + UUID.randomUUID());
		put(id, "pre");
		return id;
	}

	CommunityId vetted() {
		CommunityId id = proposed();
		Demonstration.vet(this.reviews, id);
		return id;
	}

	void put(CommunityId id, String moderation) {
		String row = CatalogueRows.row(id.value(), "free").replace(",pre,", "," + moderation + ",");
		ImportReport report = this.directory.importCommunities(new StringReader(CatalogueRows.file(row)), false,
				Actors.curator());
		assertThat(report.count(ImportReport.Result.REFUSED)).isZero();
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), Listing.LONDON);
	}

}
