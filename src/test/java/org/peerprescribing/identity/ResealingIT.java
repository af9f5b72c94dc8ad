package org.peerprescribing.identity;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.consent.Channel;
import org.peerprescribing.consent.Consents;
import org.peerprescribing.consent.ContactDetails;
import org.peerprescribing.patient.Patient;
import org.peerprescribing.patient.Patients;
import org.peerprescribing.shared.Sealer;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.People;
import org.peerprescribing.support.PostgresForTests;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Who somebody is and how to reach them lies sealed, and a new key reaches every row.
 */
@IntegrationTest
class ResealingIT {

	private static final SealedColumn COLUMN = new SealedColumn("resealing.person", "id", "sealed",
			List.of("name", "born"));

	private static final String FORMER = key("former", 1);

	private static final String NEW = key("new", 2);

	@Autowired
	private ConfigurableApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void aTableOfItsOwn() {
		administrator("create schema resealing; create table resealing.person (id uuid primary key, sealed bytea,"
				+ " name text, born date); grant usage on schema resealing to " + PostgresForTests.RUN
				+ "; grant all on resealing.person to " + PostgresForTests.RUN);
	}

	@AfterEach
	void takeItAway() {
		administrator("drop schema resealing cascade");
	}

	@Test
	void inTheDatabaseNobodyReadsWhoAPatientIsOrHowToReachThem() {
		IssuedPath path = path();

		assertThat(stored("patient.person", path)).doesNotContain("Robin", "Sample", "1985");
		assertThat(stored("consent.standing", path)).doesNotContain("7700", "900123", "robin@example.org");
		assertThat(patient(path).name().full()).isEqualTo("Robin Alex Sample");
		assertThat(details(path).email()).isEqualTo("robin@example.org");
	}

	@Test
	void whatAnEarlierVersionLeftOpenIsReadAndThenSealed() {
		IssuedPath path = path();
		String where = " where patient = '" + path.patient().value() + "'";
		administrator("update patient.person set sealed = null, given_name = 'Robin Alex', family_name = 'Sample',"
				+ " birth_date = '1985-05-17'" + where);
		administrator("update consent.standing set sealed = null, mobile = '+447700900123', email = 'robin@example.org'"
				+ where);
		Patient before = patient(path);

		this.context.getBean(Resealing.class).run();

		assertThat(stored("patient.person", path)).doesNotContain("Robin", "1985");
		assertThat(stored("consent.standing", path)).doesNotContain("900123", "robin@");
		assertThat(patient(path)).isEqualTo(before);
		assertThat(details(path).mobile()).isEqualTo("+447700900123");
	}

	@Test
	void aNewKeyReachesEveryRowHoweverMany() {
		Sealer former = new Sealer(List.of(FORMER));
		for (int i = 0; i < 450; i++) {
			UUID id = UUID.randomUUID();
			put(id, former.sealTexts(List.of("Name " + i, "1984-03-05"), id.toString()));
		}
		put(UUID.randomUUID(), null);

		assertThat(resealing(NEW, FORMER).run()).containsEntry("resealing.person", new Resealing.Done(451, 0));
		assertThat(resealing(NEW, FORMER).run()).as("again")
			.containsEntry("resealing.person", new Resealing.Done(0, 0));
		assertThat(resealing(NEW).run()).as("without the former key")
			.containsEntry("resealing.person", new Resealing.Done(0, 0));
		assertThat(all()).hasSize(451)
			.allSatisfy((row) -> assertThat(new Sealer(List.of(NEW)).openTexts(row.sealed(), row.id().toString()))
				.hasSize(2)
				.contains("1984-03-05"));
		assertThat(open()).isZero();
	}

	@Test
	void aRowWhoseKeyIsGoneIsCountedAndStaysAsItIs() {
		UUID lost = UUID.randomUUID();
		byte[] sealed = new Sealer(List.of(key("gone", 3))).sealTexts(List.of("Nobody", "1984-03-05"), lost.toString());
		put(lost, sealed);
		put(UUID.randomUUID(), null);

		assertThat(resealing(NEW).run()).containsEntry("resealing.person", new Resealing.Done(1, 1));
		assertThat(new ResealCommand(resealing(NEW), this.context).reseal()).isEqualTo(1);
		assertThat(all()).anySatisfy((row) -> assertThat(row.sealed()).isEqualTo(sealed));
		assertThatIllegalStateException().isThrownBy(() -> new Sealer(List.of(NEW)).openTexts(sealed, lost.toString()))
			.withMessageContaining("key");
	}

	private Resealing resealing(String... keys) {
		return new Resealing(List.of(COLUMN), this.jdbc, new Sealer(List.of(keys)), this.transaction);
	}

	private IssuedPath path() {
		return IssuedPath.issue(this.context, People.adultOf(Actors.WILLOW_BANK),
				ContactDetails.typed(Channel.TEXT, "07700 900123", "robin@example.org"));
	}

	private Patient patient(IssuedPath path) {
		return practice().call(() -> this.context.getBean(Patients.class).find(path.patient()).orElseThrow());
	}

	private ContactDetails details(IssuedPath path) {
		return practice().call(() -> this.context.getBean(Consents.class).contactDetails(path.patient()).orElseThrow());
	}

	private static AccessScope practice() {
		return new AccessScope.OfOrganisation(Actors.WILLOW_BANK);
	}

	private static String stored(String table, IssuedPath path) {
		return text("select t::text from " + table + " t where patient = '" + path.patient().value() + "'");
	}

	/** Sealed, or open as an earlier version left it. */
	private void put(UUID id, byte @Nullable [] sealed) {
		this.transaction.executeWithoutResult(
				(status) -> this.jdbc.sql("insert into resealing.person values (:id, :sealed, :name, :born::date)")
					.param("id", id)
					.param("sealed", sealed)
					.param("name", (sealed == null) ? "Open" : null)
					.param("born", (sealed == null) ? "1984-03-05" : null)
					.update());
	}

	private List<Row> all() {
		return this.transaction.execute((status) -> this.jdbc.sql("select id, sealed from resealing.person")
			.query((row, n) -> new Row(row.getObject(1, UUID.class), row.getBytes(2)))
			.list());
	}

	private static int open() {
		return Integer
			.parseInt(text("select count(*) from resealing.person where name is not null or born is not null"));
	}

	private static String text(String sql) {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			return rows.getString(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void administrator(String sql) {
		try (Connection connection = PostgresForTests.administrator();
				Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String key(String name, int fill) {
		byte[] bytes = String.valueOf(fill).repeat(32).getBytes(StandardCharsets.US_ASCII);
		return name + ":" + Base64.getEncoder().encodeToString(bytes);
	}

	private record Row(UUID id, byte[] sealed) {
	}

}
