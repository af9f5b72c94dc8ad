package org.peerprescribing.notification;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.peerprescribing.consent.Channel;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a site that sends through GOV.UK Notify says. Hides itself in text: it holds two
 * secrets. Refuses at the start whatever is missing or has the wrong form, without
 * repeating it.
 *
 * @param baseAddress where Notify is; https, or http on this machine
 * @param apiKey secret: name, id of the service and key, as Notify shows it once
 * @param callbackTokens secrets that Notify shows when it calls back: one, or two while
 * one replaces the other; at least 16 characters each
 * @param templates the ids of the templates
 * @param patience how long one call may take, 1 to 60 seconds
 * @param perMinute messages in any 60 seconds from this replica, 1 to 3,000 (what Notify
 * takes from a service)
 */
record NotifySettings(@DefaultValue("https://api.notifications.service.gov.uk") URI baseAddress, @NotNull String apiKey,
		@NotNull List<String> callbackTokens, @NotNull @Valid Templates templates,
		@DefaultValue("20s") Duration patience, @DefaultValue("3000") @Min(1) @Max(3000) int perMinute) {

	private static final String ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

	private static final Pattern KEY = Pattern.compile(".+-" + ID + "-" + ID);

	private static final int SHORTEST_TOKEN = 16;

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	@AssertTrue(
			message = "peerprescribing.notification.govuk-notify.base-address must be an https address without a path")
	boolean isBaseAddressSafe() {
		String host = this.baseAddress.getHost();
		boolean plain = "http".equals(this.baseAddress.getScheme()) && host != null && THIS_MACHINE.contains(host);
		return host != null && ("https".equals(this.baseAddress.getScheme()) || plain)
				&& this.baseAddress.getPath().isEmpty();
	}

	@AssertTrue(message = "peerprescribing.notification.govuk-notify.api-key must end in the service's id and the key")
	boolean isApiKeyWellFormed() {
		return this.apiKey == null || KEY.matcher(this.apiKey).matches();
	}

	@AssertTrue(message = "peerprescribing.notification.govuk-notify.callback-tokens must be one or two secrets"
			+ " of at least 16 characters")
	boolean isEachTokenLongEnough() {
		return this.callbackTokens == null || (!this.callbackTokens.isEmpty() && this.callbackTokens.size() <= 2
				&& this.callbackTokens.stream().allMatch((token) -> token.strip().length() >= SHORTEST_TOKEN));
	}

	@AssertTrue(message = "peerprescribing.notification.govuk-notify.patience must be between 1 and 60 seconds")
	boolean isPatienceReasonable() {
		return this.patience.toSeconds() >= 1 && this.patience.toSeconds() <= 60;
	}

	@Override
	public String toString() {
		return "NotifySettings[hidden]";
	}

	/** The templates of each text. */
	record Templates(@NotNull @Valid Languages link, @NotNull @Valid Languages reminder,
			@NotNull @Valid Languages checkIn, @NotNull @Valid Languages interrupted,
			@NotNull @Valid Languages withdrawn) {

		/** The id of the template for this text, in this language, on this channel. */
		String id(MessageTemplate template, Locale language, Channel channel) {
			Languages languages = switch (template) {
				case LINK -> this.link;
				case REMINDER -> this.reminder;
				case CHECK_IN -> this.checkIn;
				case INTERRUPTED -> this.interrupted;
				case WITHDRAWN -> this.withdrawn;
			};
			Channels channels = language.equals(MessageText.WELSH) ? languages.cy() : languages.en();
			return switch (channel) {
				case TEXT -> channels.text().toString();
				case EMAIL -> channels.email().toString();
				case LETTER -> throw new IllegalArgumentException("A letter has no template");
			};
		}

	}

	/** The templates of a text in English and in Welsh. */
	record Languages(@NotNull @Valid Channels en, @NotNull @Valid Channels cy) {
	}

	/** The templates of a text in one language. */
	record Channels(@NotNull UUID text, @NotNull UUID email) {
	}

}
