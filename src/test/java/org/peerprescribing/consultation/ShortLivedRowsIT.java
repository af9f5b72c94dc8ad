package org.peerprescribing.consultation;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.RetentionScene;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Of whom a card was shown is forgotten long before that one was shown. */
class ShortLivedRowsIT extends RetentionScene {

	@Autowired
	private ShortLivedRows rows;

	@Autowired
	private JdbcClient jdbc;

	private final UUID id = UUID.randomUUID();

	@BeforeEach
	void showACard() {
		write("insert into consultation.card (id, organisation, service, record_user, nhs_number, shown_at)"
				+ " values (?, 'Z90001', 'ps-patient-view', 'u', '9990000018', ?)");
		write("insert into consultation.timing (visit, organisation, opened_at) values (?, 'Z90001', ?)");
	}

	@Test
	void aPersonIsForgottenAfterNinetyDays() {
		assertThat(around(90, this.rows, () -> count("select count(nhs_number) from consultation.card where id = ?")))
			.isEqualTo(new Seen<>(1, 0));
		assertThat(count("select count(*) from consultation.card where id = ?")).isOne();
	}

	@Test
	void whatIsCountedGoesAfterFourHundredDays() {
		assertThat(around(400, this.rows,
				() -> count("select count(*) from consultation.card where id = ?")
						+ count("select count(*) from consultation.timing where visit = ?")))
			.isEqualTo(new Seen<>(2, 0));
	}

	@Test
	void aUsedTokenGoesByTheRealTimeWhateverTheBusinessClockSays() {
		use("spent", Duration.ofSeconds(-1));
		use("alive", Duration.ofHours(1));
		this.clock.forward(Duration.ofDays(3));
		this.rows.run();

		assertThat(inBackground(() -> this.jdbc.sql("select jti from consultation.used_token where issuer = ?")
			.param(this.id.toString())
			.query((row, n) -> row.getString(1))
			.list())).containsExactly("alive");
	}

	private void use(String token, Duration left) {
		inBackground(() -> this.jdbc
			.sql("insert into consultation.used_token (issuer, jti, expires_at)"
					+ " values (?, ?, now() + make_interval(secs => ?))")
			.params(this.id.toString(), token, (double) left.toSeconds())
			.update());
	}

	private void write(String sql) {
		inBackground(() -> this.jdbc.sql(sql).params(this.id, Timestamp.from(this.clock.instant())).update());
	}

	private int count(String sql) {
		return inBackground(() -> this.jdbc.sql(sql).param(this.id).query(Integer.class).single());
	}

	private <T> T inBackground(Supplier<T> work) {
		return IssuedPath.background()
			.call(() -> Objects
				.requireNonNull(this.context.getBean(TransactionTemplate.class).execute((status) -> work.get())));
	}

}
