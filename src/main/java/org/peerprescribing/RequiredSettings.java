package org.peerprescribing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * What a site must say, what it must say besides where this start migrates or where it
 * sends through GOV.UK Notify, and what it must not say. None of it has a default; the
 * service refuses to start and names what is missing or unsafe before anything else can
 * go wrong.
 */
final class RequiredSettings implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	private static final Map<String, String> MEANINGS = meanings();

	private static final Map<String, String> OWNER_MEANINGS = ownerMeanings();

	private static final Map<String, String> NOTIFY_MEANINGS = notifyMeanings();

	private static Map<String, String> ownerMeanings() {
		Map<String, String> meanings = new LinkedHashMap<>();
		meanings.put("spring.flyway.url", "the database, as its owner reaches it");
		meanings.put("spring.flyway.user", "the owner of the database, who migrates");
		meanings.put("spring.flyway.password", "the owner's password");
		return meanings;
	}

	private static Map<String, String> notifyMeanings() {
		String notify = "peerprescribing.notification.govuk-notify.";
		Map<String, String> meanings = new LinkedHashMap<>();
		meanings.put(notify + "api-key", "the key to GOV.UK Notify");
		meanings.put(notify + "callback-tokens", "the secret with which GOV.UK Notify calls back");
		for (String text : List.of("link", "reminder", "check-in", "interrupted", "withdrawn")) {
			for (String language : List.of("en", "cy")) {
				for (String channel : List.of("text", "email")) {
					meanings.put(notify + "templates." + text + "." + language + "." + channel,
							"the id of this template at GOV.UK Notify");
				}
			}
		}
		return meanings;
	}

	private static Map<String, String> meanings() {
		Map<String, String> meanings = new LinkedHashMap<>();
		meanings.put("spring.datasource.url", "the database");
		meanings.put("spring.datasource.username", "the run role of the database");
		meanings.put("spring.datasource.password", "the run role's password");
		meanings.put("peerprescribing.issuer", "the realm's address at the identity provider");
		meanings.put("peerprescribing.pages-secret", "the secret of the client peer-prescribing-pages");
		meanings.put("peerprescribing.sealing-keys",
				"the keys that seal entries for care records until they are written");
		meanings.put("peerprescribing.public-address", "the service's own address, as links in messages name it");
		meanings.put("peerprescribing.notification.carrier", "who carries messages to patients");
		meanings.put("peerprescribing.directory.curators-organisation",
				"the ODS code of the organisation that looks after the directory");
		return meanings;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Environment environment = context.getEnvironment();
		MEANINGS.forEach((name, meaning) -> mustBeSaid(environment, name, meaning));
		// Without migrations the service never learns who the owner is.
		if (environment.getProperty("spring.flyway.enabled", Boolean.class, true)) {
			OWNER_MEANINGS.forEach((name, meaning) -> mustBeSaid(environment, name, meaning));
		}
		if (environment.getProperty("peerprescribing.notification.carrier", "").equalsIgnoreCase("notify")) {
			NOTIFY_MEANINGS.forEach((name, meaning) -> mustBeSaid(environment, name, meaning));
		}
		new SafeSettings(environment).wrong().ifPresent((wrong) -> {
			throw new RefusedSettingException(wrong);
		});
	}

	private static void mustBeSaid(Environment environment, String name, String meaning) {
		if (environment.getProperty(name, "").isBlank() && environment.getProperty(name + "[0]", "").isBlank()) {
			throw new MissingSettingException(name, meaning);
		}
	}

	/** Last, so that whatever adds settings has done so. */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	/** A setting is missing or unsafe; its message is one line. */
	static class RefusedSettingException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		RefusedSettingException(String line) {
			super(line);
		}

	}

	/** A required setting is not there. */
	static final class MissingSettingException extends RefusedSettingException {

		private static final long serialVersionUID = 1L;

		MissingSettingException(String name, String meaning) {
			super("The setting " + name + " is missing: " + meaning);
		}

	}

	/** Says it in one line instead of a stack trace. */
	static final class Analyzer extends AbstractFailureAnalyzer<RefusedSettingException> {

		@Override
		protected FailureAnalysis analyze(Throwable rootFailure, RefusedSettingException cause) {
			return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
		}

	}

}
