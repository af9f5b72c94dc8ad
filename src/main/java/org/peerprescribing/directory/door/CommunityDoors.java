package org.peerprescribing.directory.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityMessages;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may come in as a community, and what it may say: that it is full, or open again.
 * What curators do here is audited.
 */
@Service
@Transactional
class CommunityDoors implements CommunityMessages {

	/** How long the former key still opens after a new one was made. */
	static final Duration WINDOW = Duration.ofDays(7);

	private final StoredDoors doors;

	private final SigningKeys keys;

	private final CommunityLifecycle lifecycle;

	private final AuditTrail audit;

	private final Clock clock;

	CommunityDoors(StoredDoors doors, SigningKeys keys, CommunityLifecycle lifecycle, AuditTrail audit, Clock clock) {
		this.doors = doors;
		this.keys = keys;
		this.lifecycle = lifecycle;
		this.audit = audit;
		this.clock = clock;
	}

	/**
	 * A signed message arrives. Refuses with {@code sign-in} whatever cannot be shown to
	 * come from this community, whether or not there is such a one; and with
	 * {@code business-rule} at {@code signature} what came before, or before what was
	 * said later. The refusals of {@link Capacity#read} come only after that.
	 * @param name what the caller says which community it is
	 */
	void hear(String name, SignedMessage message) {
		say(accept(name, message, true), Capacity.read(message.body()));
	}

	@Override
	public Map<String, String> accept(String community, String timestamp, String signature, byte[] body,
			List<String> fields) {
		accept(community, new SignedMessage(timestamp, signature, body), false);
		return SignedFields.read(body, fields);
	}

	/** The community behind a private address; empty for whatever leads nowhere now. */
	@Transactional(readOnly = true)
	Optional<CommunityId> behind(String token) {
		return LinkText.token(token).map(LinkText::hash).flatMap(this.doors::behind);
	}

	/**
	 * As said at a private address; refuses with {@code not-found} one that leads
	 * nowhere.
	 */
	void say(String token, Capacity capacity) {
		say(behind(token).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)), capacity);
	}

	/** What there is, for curators. */
	@Transactional(readOnly = true)
	Doors of(CommunityId community) {
		return new Doors(this.keys.areOffered(), this.doors.keys(community, this.clock.instant()),
				this.doors.page(community));
	}

	/**
	 * A new key; the one that was in use until now opens for another week, every older
	 * one no more. Refuses with {@code unavailable} where the site has no key of its own.
	 * @return the key, which nobody can be shown again
	 */
	String makeKey(CommunityId community, Actor by) {
		if (!this.keys.areOffered()) {
			throw new ProblemException(Problem.UNAVAILABLE);
		}
		Instant now = begin(community, by);
		UUID id = UUID.randomUUID();
		this.doors.endKeys(community, now.plus(WINDOW), now);
		this.doors.addKey(id, community, by.name(), now);
		audit(community, "make-community-key", by);
		return this.keys.secret(community, id);
	}

	/** No key opens from now on. */
	void revokeKeys(CommunityId community, Actor by) {
		Instant now = begin(community, by);
		this.doors.endKeys(community, now, now);
		audit(community, "revoke-community-keys", by);
	}

	/**
	 * A new private page; the former address leads nowhere from now on.
	 * @return the token of its address, which nobody can be shown again
	 */
	String makePage(CommunityId community, Actor by) {
		Instant now = begin(community, by);
		String token = LinkText.newToken();
		this.doors.revokePage(community, now);
		this.doors.addPage(LinkText.hash(token), community, by.name(), now);
		audit(community, "make-community-page", by);
		return token;
	}

	/** No address leads to it from now on. */
	void revokePage(CommunityId community, Actor by) {
		this.doors.revokePage(community, begin(community, by));
		audit(community, "revoke-community-page", by);
	}

	/**
	 * The community that has signed it, just now and for the first time; in order where
	 * the last word counts.
	 */
	private CommunityId accept(String name, SignedMessage message, boolean inOrder) {
		CommunityId community = mustBeFrom(name, message);
		this.doors.lock(community);
		Instant forgetBefore = this.clock.instant().minus(SignedMessage.TOLERANCE.multipliedBy(2));
		if (!this.doors.addMessage(community, message, inOrder, forgetBefore)) {
			throw new ProblemException(Problem.BUSINESS_RULE, "signature");
		}
		return community;
	}

	private CommunityId mustBeFrom(String name, SignedMessage message) {
		Optional<CommunityId> community = id(name);
		Instant now = this.clock.instant();
		List<UUID> known = community.map((id) -> this.doors.keys(id, now))
			.orElseGet(List::of)
			.stream()
			.map(StoredDoors.Key::id)
			.toList();
		CommunityId asked = community.orElse(new CommunityId("nobody"));
		if (!this.keys.holds(message, asked, known) || !message.isFresh(this.clock)) {
			throw new ProblemException(Problem.SIGN_IN);
		}
		return asked;
	}

	private void say(CommunityId community, Capacity capacity) {
		switch (capacity) {
			case FULL -> this.lifecycle.markFull(community);
			case OPEN -> this.lifecycle.markOpen(community);
		}
	}

	private Instant begin(CommunityId community, Actor by) {
		by.mustBe(Role.CURATOR);
		this.doors.lock(community);
		return this.clock.instant();
	}

	private void audit(CommunityId community, String activity, Actor by) {
		this.audit.record(by,
				AuditedAct.done(AuditedAct.Action.UPDATE, activity, null, "HealthcareService", community.value()));
	}

	private static Optional<CommunityId> id(String name) {
		try {
			return Optional.of(new CommunityId(name));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	/** What there is: whether keys are offered, those that open, and the private page. */
	record Doors(boolean keysOffered, List<StoredDoors.Key> keys, Optional<StoredDoors.Page> page) {
	}

}
