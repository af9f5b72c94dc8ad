package org.peerprescribing.sandbox;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.peerprescribing.carerecord.RecordEndpoint;
import org.peerprescribing.carerecord.RecordEndpoints;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisation.Kind;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.shared.OdsCode;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * The invented organisations of the sandbox, where their record system is, and the part
 * of the catalogue that is vetted for demonstration. The ODS codes are given to nobody.
 */
@TestComponent
@Order(10)
class SandboxSeed implements InitializingBean, ApplicationRunner {

	/** The three practices, each with a record in the record system. */
	static final List<OdsCode> PRACTICES = List.of(new OdsCode("Z90001"), new OdsCode("Z90002"), new OdsCode("Z90003"));

	private static final LocalDate SINCE = LocalDate.of(2020, 4, 1);

	private final Organisations organisations;

	private final RecordEndpoints endpoints;

	private final CommunityDirectory directory;

	private final Clock clock;

	private final URI record;

	SandboxSeed(Organisations organisations, RecordEndpoints endpoints, CommunityDirectory directory, Clock clock,
			Environment environment) {
		this.organisations = organisations;
		this.endpoints = endpoints;
		this.directory = directory;
		this.clock = clock;
		this.record = URI.create(environment.getRequiredProperty("sandbox.record-address") + "/fhir");
	}

	@Override
	public void afterPropertiesSet() {
		put("Z90001", "Willow Bank Surgery", Kind.PRACTICE);
		put("Z90002", "Harbour Street Practice", Kind.PRACTICE);
		put("Z90003", "Meadow Lane Health Centre", Kind.PRACTICE);
		put("U90001", "Sandbox North Network", Kind.NETWORK);
		put("U90002", "Sandbox South Network", Kind.NETWORK);
		put("QZ9", "Sandbox and District Integrated Care Board", Kind.BOARD);
		put("X90001", "Sandbox Directory Team", Kind.OTHER);
		join("Z90001", "U90001");
		join("Z90002", "U90001");
		join("Z90003", "U90002");
		join("U90001", "QZ9");
		join("U90002", "QZ9");
		PRACTICES.forEach((practice) -> this.endpoints.put(new RecordEndpoint(practice, this.record, null, true)));
	}

	/** After the service has taken in the catalogue. */
	@Override
	public void run(ApplicationArguments arguments) {
		new DemonstrationVetting(this.clock).vet(this.directory);
	}

	private void put(String code, String name, Kind kind) {
		this.organisations.put(new Organisation(new OdsCode(code), name, kind));
	}

	private void join(String member, String parent) {
		this.organisations.join(new OdsCode(member), new OdsCode(parent), SINCE);
	}

}
