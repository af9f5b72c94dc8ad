package org.peerprescribing.notification;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The JDK's {@code HttpURLConnection}, which the client of GOV.UK Notify stands on, posts
 * again by itself when a connection breaks off before the answer: a patient would get the
 * same text twice. The JDK reads this property once, so that it is set before anything
 * else happens.
 */
final class PostOnce implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		set();
	}

	static void set() {
		System.setProperty("sun.net.http.retryPost", "false");
	}

}
