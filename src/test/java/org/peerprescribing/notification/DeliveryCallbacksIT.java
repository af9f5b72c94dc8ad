package org.peerprescribing.notification;

import java.net.URI;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.PeerPrescribingApplication;
import org.peerprescribing.support.StubNotifyServer;
import org.peerprescribing.support.TestClockConfiguration;
import org.peerprescribing.support.TestProperties;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/** What strangers send to the door of the callbacks. */
@SpringBootTest(classes = PeerPrescribingApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(TestClockConfiguration.class)
@ContextConfiguration(initializers = { TestProperties.class, NotifyProperties.class })
class DeliveryCallbacksIT {

	private static final String UNKNOWN = "{\"reference\":\"" + UUID.randomUUID() + "\",\"status\":\"delivered\"}";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { NotifyProperties.TOKEN, NotifyProperties.FORMER_TOKEN })
	void takesBothSecretsWhileOneReplacesTheOther(String token) throws Exception {
		assertThat(post(token, UNKNOWN)).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", NotifyProperties.TOKEN + "x", "for-tests-only-the-present-on" })
	void refusesEverythingElse(String token) throws Exception {
		assertThat(post(token, UNKNOWN)).isEqualTo(401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"reference\":null,\"status\":\"delivered\"}", "{\"status\":\"delivered\"}",
			"{\"reference\":\"of another program\",\"status\":\"delivered\"}",
			"{\"reference\":7,\"status\":\"delivered\"}" })
	void answersWellToWhatIsNotOurs(String body) throws Exception {
		assertThat(post(NotifyProperties.TOKEN, body)).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "{", "{}", "{\"reference\":\"x\",\"status\":1}",
			"{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}}" })
	void refusesWhatIsNoReceipt(String body) throws Exception {
		assertThat(post(NotifyProperties.TOKEN, body)).isEqualTo(400);
	}

	@Test
	void refusesABodyThatIsTooLarge() throws Exception {
		assertThat(post(NotifyProperties.TOKEN, " ".repeat(8193))).isEqualTo(413);
	}

	private int post(String token, String body) throws Exception {
		return StubNotifyServer.post(URI.create("http://localhost:" + this.port + "/notify/callbacks/delivery"), token,
				body);
	}

}
