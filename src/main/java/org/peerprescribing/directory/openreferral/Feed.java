package org.peerprescribing.directory.openreferral;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.directory.ListedCommunity;

/**
 * The feed as of one listing: immutable, in the order of the community ids.
 */
final class Feed {

	private final DirectorySnapshot listing;

	private final List<ListedCommunity> communities;

	private final Map<UUID, ListedCommunity> services = new HashMap<>();

	private final Vocabulary vocabulary;

	private final ServiceWriter writer;

	/** Made when somebody first asks by term: many never do. */
	private final AtomicReference<@Nullable Map<UUID, Set<CommunityId>>> linked = new AtomicReference<>();

	/**
	 * @param sandbox whether communities that were vetted for demonstration only are in
	 * it; anywhere else somebody would take them for real
	 */
	Feed(DirectorySnapshot listing, boolean sandbox) {
		this.listing = listing;
		this.communities = listing.communities()
			.stream()
			.filter((listed) -> sandbox || !listed.vetting().demonstration())
			.toList();
		this.communities.forEach((listed) -> this.services.put(ServiceWriter.id(listed), listed));
		this.vocabulary = new Vocabulary(listing.needs());
		this.writer = new ServiceWriter(listing.needs(), this.vocabulary);
	}

	boolean isOf(DirectorySnapshot current) {
		return this.listing == current;
	}

	Vocabulary vocabulary() {
		return this.vocabulary;
	}

	Optional<Service> service(UUID id) {
		return Optional.ofNullable(this.services.get(id)).map(this.writer::whole);
	}

	/**
	 * Those that the question wants.
	 * @param whole whether each comes with all that belongs to it
	 */
	Page<Service> services(Question question, PageRequest wanted, boolean whole) {
		List<ListedCommunity> found = question.wantsAll() ? this.communities
				: this.communities.stream().filter(question.over(this::linkedTo)).toList();
		return Page.of(found, wanted).map(whole ? this.writer::whole : this.writer::brief);
	}

	/** The communities linked to a term, or to any term of a taxonomy. */
	private Set<CommunityId> linkedTo(UUID termOrTaxonomy) {
		Map<UUID, Set<CommunityId>> known = this.linked.get();
		if (known == null) {
			Map<UUID, Set<CommunityId>> made = new HashMap<>();
			this.communities.forEach((listed) -> this.writer.terms(listed).forEach((term) -> {
				CommunityId id = listed.community().id();
				made.computeIfAbsent(term.id(), (key) -> new HashSet<>()).add(id);
				made.computeIfAbsent(term.taxonomyId(), (key) -> new HashSet<>()).add(id);
			}));
			this.linked.set(made);
			known = made;
		}
		return known.getOrDefault(termOrTaxonomy, Set.of());
	}

}
