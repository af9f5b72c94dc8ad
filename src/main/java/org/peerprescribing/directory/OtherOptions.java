package org.peerprescribing.directory;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.StoredCommunities.Stored;
import org.peerprescribing.shared.SnomedConcept;

import org.springframework.stereotype.Component;

/** Finds what is vetted and no online community. There are few of them. */
@Component
class OtherOptions {

	/** As in matching: coverage reaches this many steps up the hierarchy. */
	private static final int STEPS = 2;

	private static final Set<String> EVERYWHERE = Set.of("UK", "global");

	private final StoredCommunities communities;

	private final Vettings vettings;

	private final StoredNeeds needs;

	OtherOptions(StoredCommunities communities, Vettings vettings, StoredNeeds needs) {
		this.communities = communities;
		this.vettings = vettings;
		this.needs = needs;
	}

	List<OtherOption> of(SnomedConcept need, @Nullable String nation, LocalDate today) {
		Set<SnomedConcept> covering = coveredBy(need, new NeedHierarchy(this.needs.all()));
		List<Stored> fitting = this.communities.otherApproved()
			.stream()
			.filter((row) -> row.community().needs().stream().anyMatch(covering::contains))
			.filter((row) -> EVERYWHERE.contains(row.community().region()) || row.community().region().equals(nation))
			.toList();
		Map<CommunityId, Vetting> approved = this.vettings
			.approved(fitting.stream().map((row) -> row.community().id()).collect(Collectors.toSet()));
		return fitting.stream().flatMap((row) -> {
			Vetting vetting = approved.get(row.community().id());
			return (vetting != null && Standing.mayBeShown(row, vetting, today))
					? Optional.of(new OtherOption(row.community(), row.kind(), vetting)).stream()
					: Optional.<OtherOption>empty().stream();
		}).toList();
	}

	private static Set<SnomedConcept> coveredBy(SnomedConcept need, NeedHierarchy needs) {
		Set<SnomedConcept> covering = new LinkedHashSet<>(Set.of(need));
		Optional<SnomedConcept> at = Optional.of(need);
		for (int step = 0; step < STEPS; step++) {
			at = at.flatMap(needs::find).map(Need::broader);
			at.ifPresent(covering::add);
		}
		return covering;
	}

}
