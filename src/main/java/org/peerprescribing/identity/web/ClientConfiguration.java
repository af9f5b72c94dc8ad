package org.peerprescribing.identity.web;

import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;

/**
 * The pages as a client of the identity provider. Its addresses are derived from the
 * issuer's rather than discovered, so that the service starts while the identity provider
 * is down; what discovery would have told besides is added here.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class ClientConfiguration {

	@Bean
	ClientRegistrationRepository clientRegistrations(OAuth2ClientProperties properties, IdentityProvider provider) {
		List<ClientRegistration> clients = new OAuth2ClientPropertiesMapper(properties).asClientRegistrations()
			.values()
			.stream()
			.map((client) -> complete(client, provider))
			.toList();
		return new InMemoryClientRegistrationRepository(clients);
	}

	private static ClientRegistration complete(ClientRegistration client, IdentityProvider provider) {
		return ClientRegistration.withClientRegistration(client)
			.issuerUri(provider.issuer().toString())
			.providerConfigurationMetadata(Map.of("end_session_endpoint", provider.endSession()))
			.clientSettings(ClientSettings.builder().requireProofKey(true).build())
			.build();
	}

}
