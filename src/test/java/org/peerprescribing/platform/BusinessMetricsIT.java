package org.peerprescribing.platform;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** The business's own figures move when the business does. */
@IntegrationTest
class BusinessMetricsIT {

	@Autowired
	private ConfigurableApplicationContext context;

	@Autowired
	private Referrals referrals;

	@Autowired
	private MovableClock clock;

	@Test
	void issuingAndDeliveringAreCountedOnceEach() {
		SimpleMeterRegistry registry = registry();
		double issued = issued(registry);
		double delivered = delivered(registry);

		IssuedPath path = IssuedPath.issue(this.context);
		deliver(path);
		deliver(path);

		assertThat(issued(registry)).isEqualTo(issued + 1);
		assertThat(delivered(registry)).isEqualTo(delivered + 1);
	}

	@Test
	void whatIsDueAndWhatIsListedIsReadFromTheDatabase() {
		IssuedPath.issue(this.context);
		this.clock.forward(java.time.Duration.ofMinutes(3));

		SimpleMeterRegistry registry = registry();

		assertThat(registry.get("peerprescribing.messages.waiting").gauge().value()).isPositive();
		assertThat(registry.get("peerprescribing.messages.oldest.due.seconds").gauge().value()).isPositive();
		assertThat(registry.get("peerprescribing.communities.listed").gauge().value()).isPositive();
		assertThat(registry.get("peerprescribing.vetting.due").gauge().value()).isGreaterThanOrEqualTo(0);
	}

	private SimpleMeterRegistry registry() {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		this.context.getBeansOfType(MeterBinder.class)
			.values()
			.stream()
			.filter((binder) -> binder.getClass().getName().startsWith("org.peerprescribing."))
			.forEach((binder) -> binder.bindTo(registry));
		return registry;
	}

	private void deliver(IssuedPath path) {
		new AccessScope.OfBackground("test")
			.run(() -> this.referrals.recordDelivery(path.prescription(), UptakeStep.DELIVERED, this.clock.instant()));
	}

	private static double issued(SimpleMeterRegistry registry) {
		return registry.get("peerprescribing.prescriptions.issued").functionCounter().count();
	}

	private static double delivered(SimpleMeterRegistry registry) {
		return registry.get("peerprescribing.uptake").tag("step", "delivered").functionCounter().count();
	}

}
