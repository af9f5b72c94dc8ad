package org.peerprescribing.directory;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Fills an empty directory with the catalogue's facts, and an empty map of national
 * codes, when the service starts. Facts only: nothing is vetted by it, so nothing is
 * listed.
 */
@Component
@Order(0)
class CatalogueAtStart implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(CatalogueAtStart.class);

	private final CommunityDirectory directory;

	private final DirectoryProperties properties;

	CatalogueAtStart(CommunityDirectory directory, DirectoryProperties properties) {
		this.directory = directory;
		this.properties = properties;
	}

	@Override
	public void run(ApplicationArguments arguments) throws IOException {
		if (!this.properties.importCatalogueAtStart()) {
			return;
		}
		Actor service = new Actor("catalogue-at-start", "Catalogue", this.properties.curators(), Set.of(Role.CURATOR));
		if (this.directory.entries().isEmpty()) {
			importCatalogue(service);
		}
		// A directory that was filled by an earlier release has none yet.
		if (!this.directory.snapshot().needs().hasNationalCodes()) {
			importNationalCodes(service);
		}
	}

	private void importCatalogue(Actor service) throws IOException {
		// Two replicas that start together do the same thing twice, to the same end.
		try (Reader needs = open("catalogue/needs.csv"); Reader communities = open("catalogue/communities.csv")) {
			ImportReport ofNeeds = this.directory.importNeeds(needs, false, service);
			ImportReport ofCommunities = this.directory.importCommunities(communities, false, service);
			log.info("Catalogue imported, unvetted: {} needs, {} communities, {} rows refused",
					ofNeeds.count(ImportReport.Result.ADDED), ofCommunities.count(ImportReport.Result.ADDED),
					ofNeeds.count(ImportReport.Result.REFUSED) + ofCommunities.count(ImportReport.Result.REFUSED));
		}
	}

	private void importNationalCodes(Actor service) throws IOException {
		try (Reader codes = open("catalogue/national-codes.csv")) {
			ImportReport report = this.directory.importNationalCodes(codes, false, service);
			log.info("National codes imported: {} codes, {} rows refused", report.count(ImportReport.Result.ADDED),
					report.count(ImportReport.Result.REFUSED));
		}
	}

	private static Reader open(String path) throws IOException {
		return new InputStreamReader(new ClassPathResource(path).getInputStream(), StandardCharsets.UTF_8);
	}

}
