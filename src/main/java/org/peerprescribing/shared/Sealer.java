package org.peerprescribing.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Seals what lies in the database for a while and nobody should read there: AES-256 in
 * GCM (NIST SP 800-38D) with a random nonce of 96 bits and a tag of 128. What is sealed
 * is bound to a place, such as the id of its row: copied elsewhere it does not open.
 *
 * <p>
 * Each key has a name that is stored with what it sealed. The first of the list seals;
 * all of them open, so that a key can be replaced while the old one is still needed.
 */
public final class Sealer {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final String MAC = "HmacSHA256";

	private static final byte VERSION = 1;

	private static final int NONCE = 12;

	private static final int TAG_BITS = 128;

	private static final int KEY = 32;

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int LONGEST_NAME = 20;

	private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

	private final String first;

	private final SecureRandom random = new SecureRandom();

	/**
	 * @param keys each {@code name:base64} of 32 random bytes, the one that seals first;
	 * names of 1 to 20 letters, digits and dashes. Refuses none, another form, and a name
	 * twice
	 */
	public Sealer(List<String> keys) {
		for (String named : keys) {
			String[] parts = named.strip().split(":", 2);
			if (parts.length != 2 || !parts[0].matches("[A-Za-z0-9-]{1," + LONGEST_NAME + "}")
					|| this.keys.put(parts[0], key(parts[1])) != null) {
				throw new InvalidValue("sealing-keys");
			}
		}
		this.first = this.keys.keySet().stream().findFirst().orElseThrow(() -> new InvalidValue("sealing-keys"));
	}

	/**
	 * @param place what it is bound to
	 */
	public byte[] seal(byte[] open, String place) {
		byte[] nonce = new byte[NONCE];
		this.random.nextBytes(nonce);
		byte[] beginning = beginning();
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, this.first, nonce, place).doFinal(open);
			return ByteBuffer.allocate(beginning.length + NONCE + sealed.length)
				.put(beginning)
				.put(nonce)
				.put(sealed)
				.array();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Empty where it was not sealed by one of these keys for this place, or has been
	 * changed since.
	 */
	public Optional<byte[]> open(byte[] sealed, String place) {
		if (sealed.length < 2 || sealed[0] != VERSION || sealed[1] < 1 || sealed.length < 2 + sealed[1] + NONCE) {
			return Optional.empty();
		}
		int from = 2 + sealed[1];
		String name = new String(sealed, 2, sealed[1], StandardCharsets.US_ASCII);
		if (!this.keys.containsKey(name)) {
			return Optional.empty();
		}
		byte[] nonce = Arrays.copyOfRange(sealed, from, from + NONCE);
		try {
			return Optional.of(cipher(Cipher.DECRYPT_MODE, name, nonce, place).doFinal(sealed, from + NONCE,
					sealed.length - from - NONCE));
		}
		catch (AEADBadTagException ex) {
			return Optional.empty();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Several short texts together; each may be missing.
	 * @param place what they are bound to
	 */
	public byte[] sealTexts(List<@Nullable String> texts, String place) {
		return seal(JSON.writeValueAsBytes(texts), place);
	}

	/**
	 * As they were sealed together.
	 * @throws IllegalStateException where they do not open here: the key that sealed them
	 * is missing, or the row was changed by somebody else
	 */
	public List<@Nullable String> openTexts(byte[] sealed, String place) {
		byte[] open = open(sealed, place).orElseThrow(
				() -> new IllegalStateException("A sealed row does not open: is the key that sealed it missing?"));
		return Arrays.asList(JSON.readValue(open, String[].class));
	}

	/** With what everything begins that the key sealed which seals now. */
	public byte[] beginning() {
		byte[] name = this.first.getBytes(StandardCharsets.US_ASCII);
		return ByteBuffer.allocate(2 + name.length).put(VERSION).put((byte) name.length).put(name).array();
	}

	/**
	 * A keyed hash (HMAC-SHA-256), by which a text can be recognised and not guessed;
	 * another one once the key that seals was replaced.
	 * @param place what it is for; the same text gives something else elsewhere
	 * @return 64 hexadecimal digits
	 */
	public String fingerprint(String text, String place) {
		try {
			// A key of its own, so that the one that seals is used for sealing alone.
			byte[] key = mac(Objects.requireNonNull(this.keys.get(this.first)).getEncoded(), "fingerprint");
			return HexFormat.of().formatHex(mac(mac(key, place), text));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
		Mac mac = Mac.getInstance(MAC);
		mac.init(new SecretKeySpec(key, MAC));
		return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
	}

	private Cipher cipher(int mode, String name, byte[] nonce, String place) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, this.keys.get(name), new GCMParameterSpec(TAG_BITS, nonce));
		cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	private static SecretKeySpec key(String base64) {
		try {
			byte[] key = Base64.getDecoder().decode(base64);
			if (key.length != KEY) {
				throw new InvalidValue("sealing-keys");
			}
			return new SecretKeySpec(key, "AES");
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidValue("sealing-keys");
		}
	}

}
