package org.peerprescribing.support;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.RetentionJob;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a job of retention leaves the day before something is over and takes the day
 * after.
 */
@IntegrationTest
public abstract class RetentionScene {

	@Autowired
	protected ApplicationContext context;

	@Autowired
	protected MovableClock clock;

	@AfterEach
	void now() {
		this.clock.reset();
	}

	/**
	 * Looks on the last day and on the second after it, when the job has run twice.
	 * @param days how long it is kept from now on
	 * @param look what there is to see
	 */
	protected <T> Seen<T> around(int days, RetentionJob job, Supplier<T> look) {
		return around(Duration.ofDays(days - 1), Duration.ofDays(2), job, look);
	}

	/** As above, with as much time as may go by before it and across its end. */
	protected <T> Seen<T> around(Duration before, Duration across, RetentionJob job, Supplier<T> look) {
		return around(this.clock, before, across, job, look);
	}

	/** For a test that has another scene. */
	public static <T> Seen<T> around(MovableClock clock, Duration before, Duration across, RetentionJob job,
			Supplier<T> look) {
		clock.forward(before);
		job.run();
		T then = look.get();
		clock.forward(across);
		job.run();
		job.run();
		return new Seen<>(then, look.get());
	}

	/** Of this path's patient. */
	protected int rows(String table, IssuedPath path) {
		return new AccessScope.OfPatient(path.patient().value())
			.call(() -> Objects.requireNonNull(this.context.getBean(TransactionTemplate.class)
				.execute((status) -> this.context.getBean(JdbcClient.class)
					.sql("select count(*) from " + table + " where patient = ?")
					.param(path.patient().value())
					.query(Integer.class)
					.single())));
	}

	/** What there was before the end and what there is after it. */
	public record Seen<T>(T before, T after) {
	}

}
