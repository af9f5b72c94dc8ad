package org.peerprescribing.identity;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.peerprescribing.shared.Sealer;
import org.peerprescribing.shared.TooManyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts tries for all replicas together, in one row of the database for each who tries:
 * the moment at which everything is left again (the generic cell rate algorithm). Both
 * methods stand outside of transactions, so that a count is never rolled back with what
 * it counted, nor holds a row while something else is done. While the database is away
 * nothing is counted and nothing let through: the caller gets {@code unavailable}, and
 * afterwards finds the counts as they were.
 *
 * <p>
 * Who tried is kept as a keyed hash, and for an hour at most.
 */
@Service
public class RateLimits implements MeterBinder {

	private static final Logger log = LoggerFactory.getLogger(RateLimits.class);

	/** All by the clock of the database; 0 rows where the step would lead too far. */
	private static final String TAKE = """
			insert into identity.allowance as known (rule, subject, full_at)
			values (:rule, :subject, clock_timestamp() + make_interval(secs => :each))
			on conflict (rule, subject) do update
			set full_at = greatest(known.full_at, clock_timestamp()) + make_interval(secs => :each)
			where known.full_at <= clock_timestamp() + make_interval(secs => :whole - :each)""";

	/** Seconds until one is left; negative where there is one now. */
	private static final String REST = """
			select extract(epoch from full_at - clock_timestamp())::float8 - (:whole - :each) from identity.allowance
			where rule = :rule and subject = :subject""";

	private final JdbcClient jdbc;

	private final Sealer sealer;

	private final LimitSettings settings;

	private final Map<Limit, AtomicLong> refused = new EnumMap<>(Limit.class);

	RateLimits(JdbcClient jdbc, Sealer sealer, LimitSettings settings) {
		this.jdbc = jdbc;
		this.sealer = sealer;
		this.settings = settings;
		Arrays.stream(Limit.values()).forEach((limit) -> this.refused.put(limit, new AtomicLong()));
	}

	/**
	 * Takes one; refuses with {@link TooManyException} where none is left, and then takes
	 * nothing, so that whoever goes on trying does not push the end away.
	 * @param who an address, a client, a person; not kept as it is
	 */
	@Transactional(propagation = Propagation.NEVER)
	public void take(Limit limit, String who) {
		String subject = this.sealer.fingerprint(who, limit.code());
		if (call(TAKE, limit, subject).update() == 0) {
			throw refusal(limit, rest(limit, subject).orElse(0.0));
		}
	}

	/** Takes nothing, and refuses as {@link #take} would. */
	@Transactional(propagation = Propagation.NEVER)
	public void mustBeLeft(Limit limit, String who) {
		rest(limit, this.sealer.fingerprint(who, limit.code())).filter((seconds) -> seconds > 0)
			.ifPresent((seconds) -> {
				throw refusal(limit, seconds);
			});
	}

	/** Deletes what says no more than that everything is left. */
	@Transactional
	public int forget() {
		return this.jdbc.sql("delete from identity.allowance where full_at <= clock_timestamp()").update();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.refused.forEach((limit, count) -> FunctionCounter
			.builder("peerprescribing.limits.refused", count, AtomicLong::doubleValue)
			.description("Requests refused because there were too many")
			.tag("limit", limit.code())
			.register(registry));
	}

	private Optional<Double> rest(Limit limit, String subject) {
		return call(REST, limit, subject).query(Double.class).optional();
	}

	private JdbcClient.StatementSpec call(String sql, Limit limit, String subject) {
		LimitSettings.Allowance allowance = this.settings.of(limit);
		return this.jdbc.sql(sql)
			.param("rule", limit.code())
			.param("subject", subject)
			.param("each", seconds(allowance.each()))
			.param("whole", seconds(allowance.whole()));
	}

	private TooManyException refusal(Limit limit, double seconds) {
		long count = Objects.requireNonNull(this.refused.get(limit)).incrementAndGet();
		// Not each one: whoever tries a hundred thousand would fill the log as well.
		if (Long.bitCount(count) == 1) {
			log.warn("Too many: limit={} refused={}", limit.code(), count);
		}
		return new TooManyException(Duration.ofMillis((long) Math.ceil(seconds * 1000)));
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

}
