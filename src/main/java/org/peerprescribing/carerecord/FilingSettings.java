package org.peerprescribing.carerecord;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an entry may wait to be printed and filed.
 *
 * @param fileWithin after this the practice has a task in its worklist
 */
@ConfigurationProperties("peerprescribing.carerecord")
record FilingSettings(@DefaultValue("7d") Duration fileWithin) {
}
