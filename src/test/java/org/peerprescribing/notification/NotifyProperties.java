package org.peerprescribing.notification;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.peerprescribing.support.StubNotifyServer;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A site that sends through a stub of GOV.UK Notify, with the night kept. */
final class NotifyProperties implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final StubNotifyServer STUB = new StubNotifyServer();

	static final String TOKEN = "for-tests-only-the-present-one";

	static final String FORMER_TOKEN = "for-tests-only-the-former-one";

	static final String PREFIX = "peerprescribing.notification.govuk-notify.";

	private static final UUID TEMPLATE = UUID.fromString("0f2c4c0e-7a5c-4c2b-9c1e-6c1a3f0b7d11");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(site(STUB)).applyTo(context);
	}

	/** What such a site says. */
	static Map<String, String> site(StubNotifyServer stub) {
		Map<String, String> said = new LinkedHashMap<>();
		said.put("peerprescribing.notification.carrier", "notify");
		said.put("peerprescribing.notification.quiet-hours", "true");
		said.put(PREFIX + "base-address", stub.base().toString());
		said.put(PREFIX + "api-key", stub.apiKey());
		said.put(PREFIX + "callback-tokens", TOKEN + "," + FORMER_TOKEN);
		said.put(PREFIX + "patience", "2s");
		for (String text : List.of("link", "reminder", "check-in", "interrupted", "withdrawn")) {
			for (String language : List.of("en", "cy")) {
				for (String channel : List.of("text", "email")) {
					said.put(template(text, language, channel), id(text, language, channel).toString());
				}
			}
		}
		return said;
	}

	static String template(String text, String language, String channel) {
		return PREFIX + "templates." + text + "." + language + "." + channel;
	}

	/** Of each template its own. */
	static UUID id(String text, String language, String channel) {
		return UUID.nameUUIDFromBytes((text + language + channel).getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	/** As above, without Spring; one id for all templates. */
	static NotifySettings settings(URI base, String apiKey, int perMinute) {
		NotifySettings.Channels channels = new NotifySettings.Channels(TEMPLATE, TEMPLATE);
		NotifySettings.Languages languages = new NotifySettings.Languages(channels, channels);
		return new NotifySettings(base, apiKey, List.of(TOKEN),
				new NotifySettings.Templates(languages, languages, languages, languages, languages),
				Duration.ofSeconds(1), perMinute);
	}

}
