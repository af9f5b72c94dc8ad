package org.peerprescribing.sandbox;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisation.Kind;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.reporting.SyntheticHistory;
import org.peerprescribing.shared.OdsCode;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;
import org.springframework.context.ApplicationContext;

/**
 * The invented organisations of the sandbox, where their record system is, and the part
 * of the catalogue that is vetted for demonstration. The ODS codes are given to nobody.
 */
@TestComponent
@Order(10)
class SandboxSeed implements InitializingBean, ApplicationRunner {

	/** The three practices, each with a record in the record system. */
	static final List<OdsCode> PRACTICES = List.of(new OdsCode("Z90001"), new OdsCode("Z90002"), new OdsCode("Z90003"));

	/** Its administrator has the record system still to set up. */
	static final OdsCode NEW_PRACTICE = new OdsCode("Z90004");

	/** Its record system takes nothing: it prints and files. */
	static final OdsCode PAPER_PRACTICE = new OdsCode("Z90005");

	private static final long HISTORY_SEED = 20261122;

	/** Enough for a month's figures to pass disclosure control. */
	private static final int HISTORY_SIZE = 2400;

	private static final LocalDate SINCE = LocalDate.of(2020, 4, 1);

	private final Organisations organisations;

	private final CommunityDirectory directory;

	private final CommunityReviews reviews;

	private final Clock clock;

	private final ApplicationContext context;

	SandboxSeed(Organisations organisations, CommunityDirectory directory, CommunityReviews reviews, Clock clock,
			ApplicationContext context) {
		this.organisations = organisations;
		this.directory = directory;
		this.reviews = reviews;
		this.clock = clock;
		this.context = context;
	}

	@Override
	public void afterPropertiesSet() {
		put("Z90001", "Willow Bank Surgery", Kind.PRACTICE);
		put("Z90002", "Harbour Street Practice", Kind.PRACTICE);
		put("Z90003", "Meadow Lane Health Centre", Kind.PRACTICE);
		put(NEW_PRACTICE.value(), "Orchard Road Surgery", Kind.PRACTICE);
		put(PAPER_PRACTICE.value(), "Chapel Hill Surgery", Kind.PRACTICE);
		put("U90001", "Sandbox North Network", Kind.NETWORK);
		put("U90002", "Sandbox South Network", Kind.NETWORK);
		put("QZ9", "Sandbox and District Integrated Care Board", Kind.BOARD);
		put("X90001", "Sandbox Directory Team", Kind.OTHER);
		join("Z90001", "U90001");
		join("Z90002", "U90001");
		join("Z90003", "U90002");
		join(PAPER_PRACTICE.value(), "U90002");
		join("U90001", "QZ9");
		join("U90002", "QZ9");
	}

	/** After the service has taken in the catalogue. */
	@Override
	public void run(ApplicationArguments arguments) {
		DemonstrationCommissioning.fillIn(this.directory);
		new DemonstrationVetting(this.clock).vet(this.directory, this.reviews);
		new SyntheticHistory(this.context).write(HISTORY_SEED, HISTORY_SIZE, PRACTICES);
	}

	private void put(String code, String name, Kind kind) {
		this.organisations.put(new Organisation(new OdsCode(code), name, kind));
	}

	private void join(String member, String parent) {
		this.organisations.join(new OdsCode(member), new OdsCode(parent), SINCE);
	}

}
