package org.peerprescribing.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.directory.NeedHierarchy;
import org.peerprescribing.directory.TrackRecord;
import org.peerprescribing.directory.Vetting;
import org.peerprescribing.shared.OdsCode;

/**
 * The catalogue as if a part of it had been vetted. Nobody has: it is there to judge the
 * ranking. What is free only where commissioned has an invented payer of its own, so that
 * each invented person can live where just those communities are paid for.
 */
final class EvaluationListing {

	/** The day on which everything is asked, so that ages and scores stay as written. */
	static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

	private static final List<String> COLUMNS = List.of("community", "suitable_under_18");

	private final Map<CommunityId, CatalogueRows.Shipped> shipped = new LinkedHashMap<>();

	private final Map<CommunityId, OdsCode> payers = new LinkedHashMap<>();

	private final Map<CommunityId, Boolean> suitableUnder18 = new LinkedHashMap<>();

	private final NeedHierarchy needs = CatalogueRows.needs();

	EvaluationListing() {
		for (CatalogueRows.Shipped row : CatalogueRows.communities()) {
			CommunityId id = row.community().id();
			this.shipped.put(id, row);
			if (row.community().cost() == Community.Cost.FREE_IF_COMMISSIONED) {
				this.payers.put(id, new OdsCode("Z9PAY%02d".formatted(this.payers.size() + 1)));
			}
		}
		for (KeyRow row : KeyRow.file("matching/listed.csv", COLUMNS)) {
			CommunityId id = row.value("community", CommunityId::new);
			row.refuseIf(!this.shipped.containsKey(id) || this.suitableUnder18.containsKey(id), "community");
			this.suitableUnder18.put(id, row.yes("suitable_under_18"));
		}
	}

	NeedHierarchy needs() {
		return this.needs;
	}

	boolean isShipped(CommunityId id) {
		return this.shipped.containsKey(id);
	}

	/** Whether it could be vetted at all: not closed, with a known cost. */
	boolean mayBeListed(CommunityId id) {
		CatalogueRows.Shipped row = this.shipped.get(id);
		return row != null && !row.closed() && row.community().cost() != null;
	}

	/** Ids of the whole listing. */
	Set<CommunityId> ids() {
		return Set.copyOf(this.suitableUnder18.keySet());
	}

	/** What is run by its source's word, with a known cost and an address. */
	Set<CommunityId> running() {
		return this.shipped.values()
			.stream()
			.filter((row) -> row.operating() && row.community().cost() != null && row.community().address() != null)
			.map((row) -> row.community().id())
			.collect(Collectors.toSet());
	}

	/** What is free only where somebody pays. */
	Set<CommunityId> paidForByOthers() {
		return Set.copyOf(this.payers.keySet());
	}

	Set<OdsCode> payersOf(Set<CommunityId> communities) {
		return communities.stream().map(this.payers::get).collect(Collectors.toSet());
	}

	/**
	 * These communities as listed, ordered by id; all of the listing where none is named.
	 */
	List<ListedCommunity> communities(Set<CommunityId> only) {
		Set<CommunityId> ids = new LinkedHashSet<>(only.isEmpty() ? this.suitableUnder18.keySet() : only);
		List<ListedCommunity> listed = new ArrayList<>();
		ids.stream()
			.sorted()
			.forEach((id) -> listed.add(listed(Objects.requireNonNull(this.shipped.get(id)).community(),
					this.suitableUnder18.getOrDefault(id, false))));
		return listed;
	}

	private ListedCommunity listed(Community facts, boolean suitable) {
		OdsCode payer = this.payers.get(facts.id());
		Community community = new Community(facts.id(), facts.name(), facts.provider(), facts.address(),
				facts.summary(), facts.needs(), facts.minAge(), facts.maxAge(), facts.audience(), facts.formats(),
				facts.moderation(), facts.professionalOversight(), facts.anonymousAllowed(), facts.cost(),
				(payer != null) ? Set.of(payer) : Set.of(), facts.registrationRequired(), facts.languages(),
				facts.region(), facts.accessibility(), facts.crisisPolicyPublished(), facts.supports());
		return new ListedCommunity(community,
				new Vetting("Nobody", "Nobody either", TODAY, TODAY.plusMonths(6), suitable, true), TrackRecord.NONE,
				null);
	}

}
