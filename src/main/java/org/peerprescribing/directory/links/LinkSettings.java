package org.peerprescribing.directory.links;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a site may say of the link checker.
 *
 * @param publicAddress by which those who are checked can find out who asks
 * @param links whether anything is checked
 */
@Validated
@ConfigurationProperties("peerprescribing")
record LinkSettings(@NotNull URI publicAddress, @DefaultValue Checking links) {

	/** As a site may be called in a robots.txt. */
	static final String PRODUCT = "peer-prescribing-link-checker";

	String userAgent() {
		return userAgent(PRODUCT);
	}

	String userAgent(String product) {
		return product + "/1.0 (+" + this.publicAddress + ")";
	}

	/**
	 * Whether anything is checked.
	 *
	 * @param checked false where a site may not call out
	 */
	record Checking(@DefaultValue("true") boolean checked) {
	}

}
