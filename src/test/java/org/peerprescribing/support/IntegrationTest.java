package org.peerprescribing.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.peerprescribing.PeerPrescribingApplication;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole service on a real PostgreSQL, in one context that all such tests share: a
 * test makes the patients it needs and leaves the others' alone. Tasks of the scheduler
 * run only when a test asks for them ({@code db-scheduler.enabled} is off).
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(classes = PeerPrescribingApplication.class)
@AutoConfigureMockMvc
@Import(TestClockConfiguration.class)
@ContextConfiguration(initializers = TestProperties.class)
public @interface IntegrationTest {

}
