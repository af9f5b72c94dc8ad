package org.peerprescribing.identity;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@IntegrationTest
class OrganisationsIT {

	private static final OdsCode PRACTICE = new OdsCode("Y00001");

	private static final OdsCode NETWORK = new OdsCode("U00001");

	private static final OdsCode OLD_BOARD = new OdsCode("QA1");

	private static final OdsCode NEW_BOARD = new OdsCode("QB1");

	@Autowired
	private Organisations organisations;

	@Test
	void aMergerOfBoardsDoesNotRewriteHistory() {
		this.organisations.put(new Organisation(PRACTICE, "Practice", Organisation.Kind.PRACTICE));
		this.organisations.put(new Organisation(NETWORK, "Network", Organisation.Kind.NETWORK));
		this.organisations.put(new Organisation(OLD_BOARD, "Old board", Organisation.Kind.BOARD));
		this.organisations.put(new Organisation(NEW_BOARD, "New board", Organisation.Kind.BOARD));
		this.organisations.join(PRACTICE, NETWORK, LocalDate.of(2024, 1, 1));
		this.organisations.join(NETWORK, OLD_BOARD, LocalDate.of(2024, 1, 1));

		this.organisations.join(NETWORK, NEW_BOARD, LocalDate.of(2026, 4, 1));

		assertThat(this.organisations.boardOf(PRACTICE, LocalDate.of(2026, 3, 31))).contains(OLD_BOARD);
		assertThat(this.organisations.boardOf(PRACTICE, LocalDate.of(2026, 4, 1))).contains(NEW_BOARD);
		assertThat(this.organisations.within(OLD_BOARD, LocalDate.of(2026, 4, 1))).containsExactly(OLD_BOARD);
		assertThat(this.organisations.above(PRACTICE, LocalDate.of(2026, 3, 31))).containsExactlyInAnyOrder(PRACTICE,
				NETWORK, OLD_BOARD);
		assertThat(this.organisations.above(PRACTICE, LocalDate.of(2026, 4, 1))).containsExactlyInAnyOrder(PRACTICE,
				NETWORK, NEW_BOARD);
		assertThat(this.organisations.above(PRACTICE, LocalDate.of(2023, 12, 31))).containsExactly(PRACTICE);
	}

	@Test
	void aboveAnOrganisationThatNobodyKnowsIsOnlyItself() {
		OdsCode unknown = new OdsCode("Y09999");

		assertThat(this.organisations.above(unknown, LocalDate.of(2026, 4, 1))).containsExactly(unknown);
	}

}
