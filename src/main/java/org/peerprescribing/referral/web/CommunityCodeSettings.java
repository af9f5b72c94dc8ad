package org.peerprescribing.referral.web;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What patients are told of where a code is typed in.
 *
 * @param publicAddress where communities reach the service
 */
@Validated
@ConfigurationProperties("peerprescribing")
record CommunityCodeSettings(@NotNull URI publicAddress) {

	String codePage() {
		return this.publicAddress + "/community/code";
	}

}
