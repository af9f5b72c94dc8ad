package org.peerprescribing.directory.door;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityId;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningKeysTests {

	private static final CommunityId COMMUNITY = new CommunityId("a-group");

	private static final UUID KEY = UUID.fromString("00000000-0000-4000-8000-000000000001");

	private static final byte[] BODY = "{\"capacity\":\"full\"}".getBytes(StandardCharsets.UTF_8);

	private final SigningKeys keys = keys("Zm9yIHRlc3RzIG9ubHksIDMyIGJ5dGVzIG9yIG1vcmU=");

	/**
	 * The other side of the test: made with openssl from the words of the curator's page.
	 */
	@Test
	void signsAsTheCuratorsPageSays() {
		assertThat(SigningKeys.sign("0".repeat(64), "1700000000", BODY))
			.isEqualTo("12cbe7b3c261ec78e892ac90130f7c43423d7b43528234dd3fb4b2bce8c43769");
	}

	@Test
	void makesAKeyOfItsOwnForEveryCommunityIdAndSite() {
		String secret = this.keys.secret(COMMUNITY, KEY);

		assertThat(secret).matches("[0-9a-f]{64}").isEqualTo(this.keys.secret(COMMUNITY, KEY));
		assertThat(secret).isNotEqualTo(this.keys.secret(new CommunityId("b-group"), KEY))
			.isNotEqualTo(this.keys.secret(COMMUNITY, UUID.randomUUID()))
			.isNotEqualTo(keys("YW5vdGhlciBzaXRlLCBhZ2FpbiAzMiBieXRlcyBvciBtb3Jl").secret(COMMUNITY, KEY));
	}

	@Test
	void holdsOnlyForTheSameTimeBodyKeyAndCommunity() {
		String signature = SigningKeys.sign(this.keys.secret(COMMUNITY, KEY), "1700000000", BODY);

		assertThat(holds("1700000000", signature, BODY, KEY)).isTrue();
		assertThat(holds("1700000001", signature, BODY, KEY)).isFalse();
		assertThat(holds("170000000", signature, "0.{}".getBytes(StandardCharsets.UTF_8), KEY)).isFalse();
		assertThat(holds("1700000000", signature, new byte[0], KEY)).isFalse();
		assertThat(holds("1700000000", signature.substring(1), BODY, KEY)).isFalse();
		assertThat(holds("1700000000", "", BODY, KEY)).isFalse();
		assertThat(holds("1700000000", signature, BODY, UUID.randomUUID())).isFalse();
		assertThat(holds("1700000000", signature, BODY)).isFalse();
		assertThat(this.keys.holds(new SignedMessage("1700000000", signature, BODY), new CommunityId("b-group"),
				List.of(KEY)))
			.isFalse();
		assertThat(holds("1700000000", signature, BODY, UUID.randomUUID(), KEY)).isTrue();
	}

	/** Where there is no key the comparison is with one that everybody can read here. */
	@Test
	void nobodyCanSignWithTheKeyOfNobody() {
		String signature = SigningKeys.sign("0".repeat(64), "1700000000", BODY);

		assertThat(holds("1700000000", signature, BODY)).isFalse();
		SigningKeys none = keys(null);
		assertThat(none.areOffered()).isFalse();
		assertThat(none.holds(new SignedMessage("1700000000", signature, BODY), COMMUNITY, List.of(KEY))).isFalse();
	}

	@Test
	void aSiteKeyThatIsTooShortIsRefusedAndNoneIsShown() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DoorSettings.Door("c2hvcnQ="));
		assertThat(new DoorSettings.Door("Zm9yIHRlc3RzIG9ubHksIDMyIGJ5dGVzIG9yIG1vcmU=").toString())
			.doesNotContain("Zm9y");
	}

	private boolean holds(String timestamp, String signature, byte[] body, UUID... known) {
		return this.keys.holds(new SignedMessage(timestamp, signature, body), COMMUNITY, List.of(known));
	}

	private static SigningKeys keys(@Nullable String site) {
		return new SigningKeys(new DoorSettings(URI.create("https://peer.example"), new DoorSettings.Door(site)));
	}

}
