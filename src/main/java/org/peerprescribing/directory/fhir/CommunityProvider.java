package org.peerprescribing.directory.fhir;

import java.util.List;
import java.util.function.Predicate;

import ca.uhn.fhir.rest.annotation.Count;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Offset;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IdType;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CodedNeeds;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.fhirapi.FhirIds;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Component;

/** Reads and searches listed communities; any other is not found. */
@Component
@OpenDoor(because = "Facts of listed communities are public, and a token is asked for before this door")
class CommunityProvider implements IResourceProvider {

	private final CommunityDirectory directory;

	private final CodedNeeds coded;

	CommunityProvider(CommunityDirectory directory, CodedNeeds coded) {
		this.directory = directory;
		this.coded = coded;
	}

	@Override
	public Class<HealthcareService> getResourceType() {
		return HealthcareService.class;
	}

	@Read
	public HealthcareService read(@IdParam IdType id) {
		DirectorySnapshot listing = this.directory.snapshot();
		return listing.find(community(id.getIdPart()))
			.map((listed) -> CommunityTranslator.toFhir(listed, listing.needs()))
			.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	/**
	 * All that is asked for must hold; ordered by id, at most {@value FhirIds#MOST} at
	 * once, with a link to the next.
	 */
	@Search(allowUnknownParams = true)
	public IBundleProvider search(@OptionalParam(name = "topic") @Nullable TokenOrListParam topic,
			@OptionalParam(name = "language") @Nullable TokenOrListParam language,
			@OptionalParam(name = "audience") @Nullable TokenOrListParam audience,
			@OptionalParam(name = "format") @Nullable TokenOrListParam format,
			@OptionalParam(name = "region") @Nullable TokenOrListParam region,
			@OptionalParam(name = "name") @Nullable StringParam name, @Count @Nullable Integer count,
			@Offset @Nullable Integer offset) {
		DirectorySnapshot listing = this.directory.snapshot();
		Predicate<Community> wanted = CommunitySearch.topic(topic, this.coded, listing.needs())
			.and(CommunitySearch.language(language))
			.and(CommunitySearch.audience(audience))
			.and(CommunitySearch.format(format))
			.and(CommunitySearch.region(region))
			.and(CommunitySearch.name(name));
		List<ListedCommunity> found = listing.communities()
			.stream()
			.filter((listed) -> wanted.test(listed.community()))
			.toList();
		int size = FhirIds.count(count);
		int from = (offset != null) ? Math.clamp(offset, 0, found.size()) : 0;
		SimpleBundleProvider page = new SimpleBundleProvider(found.subList(from, Math.min(from + size, found.size()))
			.stream()
			.map((listed) -> CommunityTranslator.toFhir(listed, listing.needs()))
			.toList());
		page.setSize(found.size());
		page.setCurrentPageOffset(from);
		page.setCurrentPageSize(size);
		return page;
	}

	private static CommunityId community(String id) {
		try {
			return new CommunityId(id);
		}
		catch (InvalidValue ex) {
			throw new ProblemException(Problem.NOT_FOUND);
		}
	}

}
