package org.peerprescribing.reporting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.identity.Role;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/** A board with one practice for each test, and ways to fill and read its log. */
abstract class ReportingFixture {

	private static final AtomicInteger NEXT = new AtomicInteger();

	@Autowired
	ApplicationContext context;

	@Autowired
	Organisations organisations;

	@Autowired
	RawCounts counts;

	@Autowired
	FactLog log;

	@Autowired
	Releases releases;

	@Autowired
	Reports reports;

	@Autowired
	JdbcClient jdbc;

	@Autowired
	Clock clock;

	@Autowired
	MovableClock movable;

	@Autowired
	MockMvc mvc;

	@Autowired
	PlatformTransactionManager transactions;

	OdsCode board;

	OdsCode practice;

	@BeforeEach
	void aBoardOfItsOwn() {
		int number = NEXT.incrementAndGet();
		this.board = new OdsCode("QR" + number);
		this.practice = new OdsCode("Y8800" + number);
		this.organisations.put(new Organisation(this.board, "Board of reports " + number, Organisation.Kind.BOARD));
		this.organisations
			.put(new Organisation(this.practice, "Practice of reports " + number, Organisation.Kind.PRACTICE));
		this.organisations.join(this.practice, this.board, LocalDate.of(2020, 1, 1));
	}

	@AfterEach
	void now() {
		this.movable.reset();
	}

	String page(String address) throws Exception {
		return this.mvc.perform(get(address).accept(MediaType.TEXT_HTML).with(Actors.signedIn(commissioner())))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString();
	}

	Optional<FunnelReport> find(YearMonth month) {
		return find(new Period.Month(month));
	}

	Optional<FunnelReport> find(Period period) {
		return new AccessScope.OfOrganisation(this.board)
			.call(() -> this.reports.find(this.board, period, commissioner()));
	}

	void history(long seed, int prescriptions) {
		new SyntheticHistory(this.context).write(seed, prescriptions, List.of(this.practice));
	}

	UUID issued(Instant at) {
		UUID prescription = UUID.randomUUID();
		add(Fact.of("ISSUED", prescription.toString(), this.practice, at).with("prescription", prescription));
		return prescription;
	}

	void reached(UUID prescription, int attempt, String step, Instant at) {
		add(Fact.of("UPTAKE", prescription + ":" + attempt + ":" + step, this.practice, at)
			.with("prescription", prescription)
			.with("attempt", attempt)
			.with("step", step));
	}

	void add(Fact fact) {
		inBackground(() -> {
			this.log.add(fact);
			return true;
		});
	}

	long facts() {
		return inBackground(() -> this.jdbc.sql("select count(*) from reporting.fact where organisation = ?")
			.param(this.practice.value())
			.query(Long.class)
			.single());
	}

	YearMonth month() {
		return YearMonth.from(this.clock.instant().atZone(FunnelStep.ZONE));
	}

	Actor commissioner() {
		return new Actor("commissioner-" + this.board, "Chris Commissioner", this.board, Set.of(Role.COMMISSIONER));
	}

	<T> T inBackground(Supplier<T> work) {
		return in(new AccessScope.OfBackground("test"), work);
	}

	<T> T in(AccessScope scope, Supplier<T> work) {
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		return scope.call(() -> Objects.requireNonNull(transaction.execute((status) -> work.get())));
	}

}
