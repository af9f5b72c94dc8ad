package org.peerprescribing.carerecord;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.carerecord.RecordSetup.Change;
import org.peerprescribing.carerecord.RecordSetup.SignIn;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A practice's administrator sets up their own practice's record system, and no other's:
 * the practice is always that of the actor. Every change is audited and bound to the
 * version it was made from. Refuses with forbidden whoever is no practice administrator.
 */
@Service
@Transactional
public class RecordSetups {

	/** Followed by the practice's ODS code; the operator keeps the token under it. */
	static final String TOKEN_PROPERTY = "peerprescribing.carerecord.token.";

	private final SetupRows rows;

	private final EntryIntake entries;

	private final WriteBackAlarm alarm;

	private final RecordUpkeep upkeep;

	private final CareRecordSettings settings;

	private final AllowedAddresses addresses;

	private final CodeMap codes;

	private final AuditTrail audit;

	RecordSetups(SetupRows rows, EntryIntake entries, WriteBackAlarm alarm, RecordUpkeep upkeep,
			CareRecordSettings settings, AllowedAddresses addresses, CodeMap codes, AuditTrail audit) {
		this.rows = rows;
		this.entries = entries;
		this.alarm = alarm;
		this.upkeep = upkeep;
		this.settings = settings;
		this.addresses = addresses;
		this.codes = codes;
		this.audit = audit;
	}

	/** As it stands; with neither address nor checks where nobody has set it up. */
	public RecordSetup of(Actor actor) {
		OdsCode practice = practice(actor);
		Optional<SetupRows.Row> row = this.rows.find(practice);
		Backlog backlog = this.upkeep.backlogs()
			.stream()
			.filter((one) -> one.organisation().equals(practice))
			.findFirst()
			.orElseGet(() -> new Backlog(practice, 0, 0, null, 0, 0, 0, 0));
		RecordEndpoint endpoint = row.flatMap((one) -> Optional.ofNullable(one.endpoint())).orElse(null);
		RecordAccess access = (endpoint != null) ? endpoint.access() : new RecordAccess.Open();
		return new RecordSetup(practice, (endpoint != null) ? endpoint.base() : null,
				row.map(SetupRows.Row::route).orElse(EntryRoute.FHIR), signIn(practice, access), property(access),
				row.map(SetupRows.Row::enabled).orElse(false), isByOperator(practice),
				row.map(SetupRows.Row::limits).orElse(WriteLimits.NONE), row.map(SetupRows.Row::version).orElse(-1),
				this.rows.checks(practice), this.codes.version(), this.addresses.carerecord().allowedHosts(), backlog);
	}

	/**
	 * Sets up the address and how to sign in there. Where either is another than before,
	 * the record system is switched off, its checks are void, and what waits is made anew
	 * for the new one.
	 * @param version of the form; -1 where nothing was set up
	 * @param typed the address as typed
	 */
	public Change address(Actor actor, int version, String typed, @Nullable SignIn signIn) {
		OdsCode practice = practice(actor);
		if (isByOperator(practice)) {
			return Change.SET_BY_OPERATOR;
		}
		Change judged = this.addresses.judge(typed);
		if (judged != Change.DONE) {
			return judged;
		}
		if (signIn == null) {
			return Change.SIGN_IN_UNKNOWN;
		}
		URI base = URI.create(AllowedAddresses.tidy(typed));
		Optional<SetupRows.Row> before = this.rows.lock(practice);
		if (before.map(SetupRows.Row::version).orElse(-1) != version) {
			return Change.STALE;
		}
		RecordAccess former = before.flatMap((row) -> Optional.ofNullable(row.access())).orElse(null);
		boolean sameBase = before.filter((row) -> base.equals(row.base())).isPresent();
		if (signIn == SignIn.OPERATORS) {
			boolean kept = sameBase && former != null && signIn(practice, former) == SignIn.OPERATORS;
			return kept ? Change.DONE : Change.SIGN_IN_OF_ANOTHER_ADDRESS;
		}
		if (sameBase && former != null && signIn(practice, former) == signIn) {
			return Change.DONE;
		}
		String property = (signIn == SignIn.TOKEN) ? TOKEN_PROPERTY + practice.value() : null;
		if (before.isPresent()) {
			this.rows.change(practice, base, property);
			this.entries.thaw(practice);
		}
		else if (!this.rows.add(practice, base, property)) {
			return Change.STALE;
		}
		record(actor, AuditedAct.Action.UPDATE, "change-record-address");
		return Change.DONE;
	}

	/**
	 * What waits is made anew within the new limits, and what the former ones held back
	 * waits again where these do not.
	 */
	public Change limits(Actor actor, int version, WriteLimits limits) {
		OdsCode practice = practice(actor);
		Optional<SetupRows.Row> before = this.rows.lock(practice);
		if (before.isEmpty()) {
			return Change.NOT_SET_UP;
		}
		if (before.get().version() != version) {
			return Change.STALE;
		}
		this.rows.limit(practice, limits);
		this.entries.thaw(practice);
		this.entries.allowAgain(practice, limits).forEach(this.alarm::set);
		record(actor, AuditedAct.Action.UPDATE, "change-record-limits");
		return Change.DONE;
	}

	/** Switches it on, once the checks that must have passed; or off. */
	public Change enable(Actor actor, int version, boolean enabled) {
		OdsCode practice = practice(actor);
		if (isByOperator(practice)) {
			return Change.SET_BY_OPERATOR;
		}
		Optional<SetupRows.Row> before = this.rows.lock(practice);
		if (before.isEmpty()) {
			return Change.NOT_SET_UP;
		}
		if (before.get().version() != version) {
			return Change.STALE;
		}
		RecordSetup setup = of(actor);
		if (enabled && !setup.isReady()) {
			return Change.NOT_CHECKED;
		}
		if (enabled && isForbidden(before.get())) {
			return Change.ADDRESS_NOT_ALLOWED;
		}
		this.rows.enable(practice, enabled);
		record(actor, AuditedAct.Action.UPDATE, enabled ? "switch-record-on" : "switch-record-off");
		return Change.DONE;
	}

	/** What may be checked now; empty where nothing is set up or it is not allowed. */
	Optional<RecordEndpoint> checkable(Actor actor) {
		OdsCode practice = practice(actor);
		return this.rows.find(practice)
			.filter((row) -> !isForbidden(row))
			.flatMap((row) -> Optional.ofNullable(row.endpoint()));
	}

	/**
	 * Keeps what was found; not where the address or the way in has changed meanwhile.
	 */
	Change keep(Actor actor, RecordEndpoint checked, List<OnboardingCheck> found) {
		OdsCode practice = practice(actor);
		Optional<SetupRows.Row> now = this.rows.lock(practice)
			.filter((row) -> checked.base().equals(row.base()) && checked.access().equals(row.access()));
		if (now.isEmpty()) {
			return Change.STALE;
		}
		found.forEach((check) -> this.rows.keep(practice, check, actor));
		record(actor, AuditedAct.Action.EXECUTE, "check-record-system");
		return Change.DONE;
	}

	/** Switches off what the operator does not allow any more. */
	List<OdsCode> closeForbidden() {
		List<OdsCode> forbidden = this.rows.chosen()
			.entrySet()
			.stream()
			.filter((one) -> !this.addresses.allows(one.getValue()))
			.map(java.util.Map.Entry::getKey)
			.sorted()
			.toList();
		forbidden.forEach((practice) -> this.rows.enable(practice, false));
		return forbidden;
	}

	private boolean isForbidden(SetupRows.Row row) {
		URI base = row.base();
		return row.byPractice() && base != null && !this.addresses.allows(base);
	}

	private boolean isByOperator(OdsCode practice) {
		return this.settings.endpoints().stream().anyMatch((named) -> named.practice().equals(practice.value()));
	}

	private void record(Actor actor, AuditedAct.Action action, String activity) {
		this.audit.record(actor, AuditedAct.done(action, activity, null, "Endpoint", actor.organisation().value()));
	}

	private static OdsCode practice(Actor actor) {
		return actor.mustBe(Role.PRACTICE_ADMIN).organisation();
	}

	private static SignIn signIn(OdsCode practice, RecordAccess access) {
		return switch (access) {
			case RecordAccess.Open open -> SignIn.OPEN;
			case RecordAccess.Bearer bearer when bearer.property().equals(TOKEN_PROPERTY + practice.value()) ->
				SignIn.TOKEN;
			case RecordAccess.Bearer bearer -> SignIn.OPERATORS;
			case RecordAccess.SignedClient client -> SignIn.OPERATORS;
		};
	}

	private static @Nullable String property(RecordAccess access) {
		return switch (access) {
			case RecordAccess.Open open -> null;
			case RecordAccess.Bearer bearer -> bearer.property();
			case RecordAccess.SignedClient client -> client.keyProperty();
		};
	}

}
