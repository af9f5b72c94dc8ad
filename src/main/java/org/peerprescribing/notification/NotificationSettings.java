package org.peerprescribing.notification;

import java.net.URI;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a site must say about messages; there is no default for the address nor for the
 * carrier.
 *
 * @param publicAddress where patients reach the service, {@code http} or {@code https},
 * without a path, at most 83 characters
 * @param sandbox whether this is a sandbox with invented patients
 * @param notification who carries messages, and when
 */
@Validated
@ConfigurationProperties("peerprescribing")
record NotificationSettings(@NotNull URI publicAddress, @DefaultValue("false") boolean sandbox,
		@NotNull @Valid Messages notification) {

	/** With the shortest words around it; the Welsh reminder leaves least. */
	static final int LONGEST_ADDRESS = 83;

	@AssertTrue(message = "peerprescribing.public-address must be an http or https address without a path")
	boolean isPublicAddressAnOrigin() {
		return this.publicAddress == null
				|| (("http".equals(this.publicAddress.getScheme()) || "https".equals(this.publicAddress.getScheme()))
						&& this.publicAddress.getHost() != null
						&& (this.publicAddress.getPath().isEmpty() || "/".equals(this.publicAddress.getPath())));
	}

	@AssertTrue(message = "peerprescribing.public-address must have at most " + LONGEST_ADDRESS
			+ " characters, so that a text message can hold it")
	boolean isPublicAddressShortEnoughForATextMessage() {
		return this.publicAddress == null || base().length() <= LONGEST_ADDRESS;
	}

	@AssertTrue(message = "peerprescribing.notification.carrier=outbox delivers to nobody:"
			+ " it may only be chosen with peerprescribing.sandbox=true")
	boolean isOutboxOnlyInTheSandbox() {
		return this.notification == null || this.notification.carrier() != Carrier.OUTBOX || this.sandbox;
	}

	@AssertTrue(message = "peerprescribing.notification.carrier=notify needs peerprescribing.notification.govuk-notify")
	boolean isNotifySaidWhereChosen() {
		return this.notification == null || this.notification.carrier() != Carrier.NOTIFY
				|| this.notification.govukNotify() != null;
	}

	/** The public address without a slash at its end. */
	String base() {
		String address = this.publicAddress.toString();
		return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
	}

	/**
	 * Who carries messages, and when.
	 *
	 * @param carrier which carrier
	 * @param quietHours whether nothing is sent between 20:00 and 09:00 Europe/London
	 * @param govukNotify how to send through GOV.UK Notify; null where another carrier is
	 * chosen
	 */
	record Messages(@NotNull @Nullable Carrier carrier, @DefaultValue("true") boolean quietHours,
			@Valid @Nullable NotifySettings govukNotify) {
	}

	/** The carriers there are. */
	enum Carrier {

		/** Keeps messages in a table, for the sandbox alone. */
		OUTBOX,
		/** GOV.UK Notify: texts and e-mails. */
		NOTIFY

	}

}
