package org.peerprescribing.matching;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.sun.management.OperatingSystemMXBean;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.Community;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.ImportReport;
import org.peerprescribing.directory.ListedCommunity;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.patient.PatientId;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.LanguageTag;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.People;
import org.peerprescribing.support.PostgresForTests;
import org.peerprescribing.support.TestProperties;
import org.peerprescribing.support.TokenIssuer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service on its own PostgreSQL, which counts its statements and, unlike that of the
 * tests, waits for the disk; with a directory that is imported through its own door and
 * vetted by SQL.
 */
final class MeasuredService implements AutoCloseable {

	private static final int PATIENTS = 200;

	private final EmbeddedPostgres database;

	private final TokenIssuer issuer;

	private final ConfigurableApplicationContext context;

	private final List<PatientId> patients;

	private MeasuredService(EmbeddedPostgres database, TokenIssuer issuer, List<ListedCommunity> listing)
			throws SQLException {
		this.database = database;
		this.issuer = issuer;
		try (ConfigurableApplicationContext filling = another()) {
			this.patients = fill(filling, listing);
		}
		// Started again, so that it finds the directory as after any restart.
		this.context = another();
	}

	static MeasuredService start(List<ListedCommunity> listing) throws IOException, SQLException {
		EmbeddedPostgres database = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "on")
			.setServerConfig("synchronous_commit", "on")
			.setServerConfig("full_page_writes", "on")
			.setServerConfig("shared_preload_libraries", "pg_stat_statements")
			.start();
		PostgresForTests.createRoles(database);
		try (Connection connection = database.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("create extension pg_stat_statements");
			try (ResultSet row = statement.executeQuery("show fsync")) {
				row.next();
				if (!row.getString(1).equals("on")) {
					throw new IllegalStateException("The database does not wait for the disk: nothing is measured");
				}
			}
		}
		return new MeasuredService(database, new TokenIssuer(), listing);
	}

	/** One more replica, on a free port. */
	ConfigurableApplicationContext another() {
		String url = this.database.getJdbcUrl("postgres", "peer").replaceFirst("\\?.*", "");
		Map<String, String> settings = new LinkedHashMap<>(TestProperties.site());
		settings.put("peerprescribing.issuer", this.issuer.address());
		settings.put("server.port", "0");
		settings.put("spring.main.register-shutdown-hook", "false");
		settings.put("spring.datasource.url", url);
		settings.put("spring.datasource.username", PostgresForTests.RUN);
		settings.put("spring.datasource.password", PostgresForTests.PASSWORD);
		settings.put("spring.flyway.url", url);
		settings.put("spring.flyway.user", PostgresForTests.OWNER);
		settings.put("spring.flyway.password", PostgresForTests.PASSWORD);
		return SpringApplication.run(PeerPrescribingApplication.class,
				settings.entrySet()
					.stream()
					.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
					.toArray(String[]::new));
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	int port() {
		return port(this.context);
	}

	static int port(ConfigurableApplicationContext context) {
		return Objects.requireNonNull(((ServletWebServerApplicationContext) context).getWebServer()).getPort();
	}

	List<PatientId> patients() {
		return this.patients;
	}

	/** A clinician's, good for an hour. */
	String token() {
		return this.issuer.token(Actors.clinician());
	}

	Used used() {
		OperatingSystemMXBean here = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		try (Connection connection = this.database.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(
						"""
								select pg_backend_pid(), (select sum(calls) from pg_stat_statements s join pg_roles r on r.oid = s.userid
								  where rolname = '%s')"""
							.formatted(PostgresForTests.RUN))) {
			row.next();
			ProcessHandle server = ProcessHandle.of(row.getLong(1)).flatMap(ProcessHandle::parent).orElseThrow();
			Duration database = server.children()
				.map((backend) -> backend.info().totalCpuDuration().orElse(Duration.ZERO))
				.reduce(Duration.ZERO, Duration::plus);
			return new Used(here.getProcessCpuTime() / 1e6, database.toNanos() / 1e6, row.getLong(2));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.context.close();
		this.issuer.close();
		this.database.close();
	}

	private List<PatientId> fill(ConfigurableApplicationContext filling, List<ListedCommunity> listing)
			throws SQLException {
		String[] rows = listing.stream().map((listed) -> row(listed.community())).toArray(String[]::new);
		ImportReport report = filling.getBean(CommunityDirectory.class)
			.importCommunities(new StringReader(CatalogueRows.file(rows)), false, Actors.curator());
		if (report.count(ImportReport.Result.ADDED) != rows.length) {
			throw new IllegalStateException("Not every community was imported: " + report);
		}
		vet();
		filling.getBean(Organisations.class)
			.put(new Organisation(Actors.WILLOW_BANK, "Willow Bank Surgery", Organisation.Kind.PRACTICE));
		return new AccessScope.OfOrganisation(Actors.WILLOW_BANK).call(() -> {
			List<PatientId> registered = new ArrayList<>();
			for (int i = 0; i < PATIENTS; i++) {
				registered.add(filling.getBean(Patients.class)
					.register(People.adultOf(Actors.WILLOW_BANK), Actors.clinician()));
			}
			return registered;
		});
	}

	/** As two curators would, ten thousand times; and some of them have been sent to. */
	private void vet() throws SQLException {
		try (Connection connection = this.database.getDatabase(PostgresForTests.OWNER, "peer").getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("""
					insert into directory.vetting (id, community, reviewed_by_id, reviewed_by, reviewed_on, reviewed_at,
					  suitable_under_18, demonstration, approved_by_id, approved_by, approved_at, next_due)
					select gen_random_uuid(), id, 'c', 'Casey Curator', current_date - 20, now(), false, false, 'a',
					  'Ash Approver', now(), current_date + 200
					from directory.community where id like 'generated-%'""");
			statement.execute("update directory.community set state = 'APPROVED' where id like 'generated-%'");
			statement.execute("""
					insert into directory.track_fact (community, fact, at)
					select id, case when n % 5 = 0 then 'ANSWERED_USEFUL' when n % 3 = 0 then 'JOINED' else 'SENT' end,
					  now() - n * interval '9 days'
					from directory.community, generate_series(1, 20) n
					where id like 'generated-%' and hashtext(id) % 2 = 0""");
			statement.execute("update directory.version set number = number + 1");
			statement.execute("analyze");
		}
	}

	/** With the columns of the catalogue. */
	private static String row(Community c) {
		StringWriter line = new StringWriter();
		try (CsvWriter writer = CsvWriter.builder().build(line)) {
			writer.writeRecord(c.id().value(), c.name(), c.provider(), "charity", String.valueOf(c.address()),
					c.summary(), joined(c.needs(), SnomedConcept::id), joined(c.needs(), SnomedConcept::id),
					(c.minAge() != null) ? c.minAge().toString() : "",
					(c.maxAge() != null) ? c.maxAge().toString() : "", words(c.audience()),
					joined(c.formats(), Function.identity()), word(c.moderation()), word(c.professionalOversight()),
					word(c.anonymousAllowed()), word(Objects.requireNonNull(c.cost())),
					joined(c.commissionedBy(), OdsCode::value), c.registrationRequired() ? "yes" : "no",
					joined(c.languages(), LanguageTag::value), c.region(), c.accessibility(),
					word(c.crisisPolicyPublished()), words(c.supports()), "operating", "generated", "low");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return line.toString().strip();
	}

	private static String words(Collection<? extends Enum<?>> constants) {
		return joined(constants, MeasuredService::word);
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	private static <T> String joined(Collection<T> values, Function<? super T, String> text) {
		return values.stream().map(text).collect(Collectors.joining(";"));
	}

	/**
	 * What was spent since some beginning.
	 *
	 * @param serviceMillis processor time of this process
	 * @param databaseMillis processor time of the database's connections and helpers
	 * @param statements by the service, those around a transaction included
	 */
	record Used(double serviceMillis, double databaseMillis, long statements) {

		Used since(Used before) {
			return new Used(this.serviceMillis - before.serviceMillis(), this.databaseMillis - before.databaseMillis(),
					this.statements - before.statements());
		}

	}

}
