package org.peerprescribing.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;

import org.springframework.core.io.ClassPathResource;

/**
 * Fills in what the catalogue leaves to each site: who pays for communities that are free
 * where commissioned. In the sandbox the invented board pays for two of them, which says
 * nothing about any real board.
 */
final class DemonstrationCommissioning {

	private static final String BOARD = "QZ9";

	private static final Set<String> PAID_FOR = Set.of("togetherall", "qwell");

	private static final Actor CURATOR = new Actor("demonstration-commissioning", "Demonstration Commissioning",
			new OdsCode("X90001"), Set.of(Role.CURATOR));

	private DemonstrationCommissioning() {
	}

	/**
	 * Imports the catalogue again with the payer filled in; a second time changes
	 * nothing.
	 */
	static void fillIn(CommunityDirectory directory) {
		try {
			String catalogue = new ClassPathResource("catalogue/communities.csv")
				.getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.map((row) -> PAID_FOR.contains(row.substring(0, Math.max(0, row.indexOf(','))))
						? row.replace(",free_if_commissioned,,", ",free_if_commissioned," + BOARD + ",") : row)
				.collect(Collectors.joining("\r\n", "", "\r\n"));
			directory.importCommunities(new StringReader(catalogue), false, CURATOR);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
