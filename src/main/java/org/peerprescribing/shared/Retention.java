package org.peerprescribing.shared;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what belongs to a prescription's path is kept once the path is over. Each room
 * applies it to its own tables; {@code src/docs/operating.md} has the rule of each.
 *
 * @param afterLinks from when the links of a prescription open nothing any more, 0 to 365
 * days
 */
@ConfigurationProperties("peerprescribing.retention")
public record Retention(@DefaultValue("30d") Duration afterLinks) {

	/** How long a prescription is good for after its issue. */
	public static final Duration PRESCRIPTION = Duration.ofDays(98);

	/** How long its links outlive it, however early it ended. */
	public static final Duration LINKS_LONGER = Duration.ofDays(30);

	private static final Duration LONGEST = Duration.ofDays(365);

	public Retention {
		if (afterLinks.isNegative() || afterLinks.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("peerprescribing.retention.after-links must lie between 0 and 365 days");
		}
	}

	/** The same, counted from the issue. */
	public Duration afterIssue() {
		return PRESCRIPTION.plus(LINKS_LONGER).plus(this.afterLinks);
	}

}
