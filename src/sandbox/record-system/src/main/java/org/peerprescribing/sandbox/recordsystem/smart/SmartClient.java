package org.peerprescribing.sandbox.recordsystem.smart;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one registered client.
 *
 * @param offered whether the pages offer the launch; off until the service takes launches
 * @param clientId the name it was registered under
 * @param redirect the one address it may be sent back to, compared letter by letter
 * @param launch where a launch begins
 * @param jwks where its public keys are
 */
@ConfigurationProperties("record.smart")
record SmartClient(boolean offered, String clientId, URI redirect, URI launch, URI jwks) {
}
