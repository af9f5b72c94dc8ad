package org.peerprescribing.carerecord;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently record systems are spoken to.
 *
 * @param connectTimeout for a connection
 * @param readTimeout for the whole answer to a reading
 * @param writeTimeout for the whole answer to a writing
 * @param largestAnswer bytes of an answer that are read at most
 * @param retryFirst shortest wait before the next try
 * @param retryMost longest wait before the next try
 * @param giveUpAfter after this a person has to look
 * @param lease how long one try may take before another replica may begin one; longer
 * than all its calls together
 */
@ConfigurationProperties("peerprescribing.carerecord")
record CareRecordSettings(@DefaultValue("2s") Duration connectTimeout, @DefaultValue("4s") Duration readTimeout,
		@DefaultValue("15s") Duration writeTimeout, @DefaultValue("2000000") int largestAnswer,
		@DefaultValue("30s") Duration retryFirst, @DefaultValue("6h") Duration retryMost,
		@DefaultValue("7d") Duration giveUpAfter, @DefaultValue("3m") Duration lease) {
}
