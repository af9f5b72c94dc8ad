package org.peerprescribing.identity.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.TestProperties;
import org.peerprescribing.support.TokenIssuer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** The identity provider turns its key while people work. */
@SpringBootTest(classes = PeerPrescribingApplication.class)
@AutoConfigureMockMvc
@ContextConfiguration(initializers = { TestProperties.class, KeyRotationIT.OwnIssuer.class })
class KeyRotationIT {

	private static final TokenIssuer ISSUER = start();

	@Autowired
	private MockMvc mvc;

	@Test
	void tokensOfTheOldAndTheNewKeyAreBothTakenWithoutARestart() throws Exception {
		String before = ISSUER.token(Actors.clinician());
		assertThat(statusWith(before)).isEqualTo(404);

		ISSUER.turnKey();
		String after = ISSUER.token(Actors.clinician());

		assertThat(statusWith(after)).isEqualTo(404);
		assertThat(statusWith(ISSUER.token(Actors.curator()))).isNotEqualTo(401);
		assertThat(statusWith(before)).isEqualTo(404);
	}

	@Test
	void aKeyThatTheProviderDoesNotShowIsRefused() throws Exception {
		try (TokenIssuer stranger = new TokenIssuer()) {
			stranger.turnKey();
			stranger.turnKey();
			stranger.turnKey();

			assertThat(statusWith(stranger.token(Actors.clinician()))).isEqualTo(401);
		}
	}

	/** Of a patient that does not exist. */
	private int statusWith(String token) throws Exception {
		return this.mvc.perform(get("/fhir/Patient/" + UUID.randomUUID()).header("Authorization", "Bearer " + token))
			.andReturn()
			.getResponse()
			.getStatus();
	}

	private static TokenIssuer start() {
		try {
			return new TokenIssuer();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whose keys can be turned. */
	@Order(0)
	static final class OwnIssuer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues.of("peerprescribing.issuer=" + ISSUER.address()).applyTo(context);
		}

	}

}
