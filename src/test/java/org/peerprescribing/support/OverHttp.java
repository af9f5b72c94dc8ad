package org.peerprescribing.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.peerprescribing.PeerPrescribingApplication;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.ContextConfiguration;

/**
 * As {@link IntegrationTest}, with a real server on a port of its own and an identity
 * provider at which people of the staff can sign in; one context for all such tests.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(classes = PeerPrescribingApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestClockConfiguration.class)
@ContextConfiguration(initializers = { TestProperties.class, StubIdentityProvider.class, OverHttp.NarrowLimit.class })
public @interface OverHttp {

	/** How many links one address may try out at once. */
	int LINKS_AT_ONCE = 1000;

	/**
	 * A limit that a test can reach, and as much time as elsewhere until all of it is
	 * earned again: what was used lies in the database that all tests share.
	 */
	@Order(1)
	final class NarrowLimit implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues
				.of("peerprescribing.limits.unknown-link.at-once=" + LINKS_AT_ONCE,
						"peerprescribing.limits.unknown-link.each=100ms")
				.applyTo(context);
		}

	}

}
