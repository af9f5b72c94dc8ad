package org.peerprescribing.directory.openreferral;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the feed asks of the site's settings.
 *
 * @param sandbox whether this is a sandbox: only there is a community in the feed whose
 * vetting is a demonstration, and it says so
 */
@ConfigurationProperties("peerprescribing")
record FeedSettings(@DefaultValue("false") boolean sandbox) {
}
