package org.peerprescribing.directory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether communities may be vetted for demonstration, under {@code peerprescribing}.
 *
 * @param sandbox whether this is a sandbox with invented patients
 */
@ConfigurationProperties("peerprescribing")
record SandboxMark(@DefaultValue("false") boolean sandbox) {
}
