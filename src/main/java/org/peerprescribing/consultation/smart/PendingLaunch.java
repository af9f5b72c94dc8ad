package org.peerprescribing.consultation.smart;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpSession;

/**
 * A launch that was sent to the record system for a code. It stays in the browser's own
 * session, so that no other browser can end it, and is taken out once.
 *
 * @param state by which the answer is known again, 256 random bits
 * @param iss the record system
 * @param verifier the proof key (RFC 7636), 256 random bits
 * @param nonce by which the identity token is known again
 * @param begunAt by the time of the wall
 */
record PendingLaunch(String state, String iss, String verifier, String nonce, Instant begunAt) implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final String ATTRIBUTE = PendingLaunch.class.getName();

	private static final Duration GOOD_FOR = Duration.ofMinutes(10);

	/** More than anybody opens at once. */
	private static final int MOST = 5;

	private static final SecureRandom RANDOM = new SecureRandom();

	static PendingLaunch begin(String iss, Instant now, HttpSession session) {
		PendingLaunch begun = new PendingLaunch(unguessable(), iss, unguessable(), unguessable(), now);
		List<PendingLaunch> pending = new ArrayList<>(of(session));
		pending.add(begun);
		session.setAttribute(ATTRIBUTE,
				new ArrayList<>(pending.subList(Math.max(0, pending.size() - MOST), pending.size())));
		return begun;
	}

	/**
	 * Empty where this browser has begun none with this state, or it was taken before.
	 */
	static Optional<PendingLaunch> take(String state, HttpSession session) {
		List<PendingLaunch> pending = new ArrayList<>(of(session));
		Optional<PendingLaunch> found = pending.stream().filter((one) -> one.state().equals(state)).findFirst();
		found.ifPresent((one) -> {
			pending.remove(one);
			session.setAttribute(ATTRIBUTE, new ArrayList<>(pending));
		});
		return found;
	}

	/** Of the proof key, S256. */
	String challenge() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256")
				.digest(this.verifier.getBytes(StandardCharsets.US_ASCII));
			return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isOver(Instant now) {
		return now.isAfter(this.begunAt.plus(GOOD_FOR));
	}

	private static List<PendingLaunch> of(HttpSession session) {
		return (session.getAttribute(ATTRIBUTE) instanceof List<?> pending)
				? pending.stream().map(PendingLaunch.class::cast).toList() : List.of();
	}

	private static String unguessable() {
		byte[] bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	@Override
	public String toString() {
		return "PendingLaunch[" + this.iss + "]";
	}

}
