package org.peerprescribing.consultation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.peerprescribing.audit.AuditReading;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.audit.PersonSeen;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Letterhead;
import org.peerprescribing.identity.LinkWorkerService;
import org.peerprescribing.identity.Practices;
import org.peerprescribing.identity.Role;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A practice's administrator sets up their own practice, and no other's: the practice is
 * always that of the actor. Every change is audited and bound to the version it was made
 * from. Refuses with forbidden whoever is no practice administrator.
 */
@Service
@Transactional
public class PracticeSetup {

	private static final Duration LATELY = Duration.ofDays(90);

	/** Words that say what a letter is about, besides the needs themselves. */
	private static final List<String> TELLING = List.of("mental health", "psychiatric", "peer support");

	/** What a member of staff does in each role, as the trail calls it. */
	private static final Map<String, Role> ROLES = Stream.of(
			Map.entry(Role.CLINICIAN,
					List.of("open-visit", "sign", "undo", "issue-now", "revoke", "print-letter", "request-link-worker",
							"undo-link-worker-request")),
			Map.entry(Role.LINK_WORKER, List.of("answer-link-worker-request")),
			Map.entry(Role.PRACTICE_ADMIN,
					List.of("change-record-address", "change-record-limits", "check-record-system", "switch-record-on",
							"switch-record-off", "change-letterhead", "change-link-worker", "export-accesses")))
		.flatMap((role) -> role.getValue().stream().map((activity) -> Map.entry(activity, role.getKey())))
		.collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

	private final Practices practices;

	private final CommunityDirectory directory;

	private final AuditReading reading;

	private final AuditTrail trail;

	private final Clock clock;

	PracticeSetup(Practices practices, CommunityDirectory directory, AuditReading reading, AuditTrail trail,
			Clock clock) {
		this.practices = practices;
		this.directory = directory;
		this.reading = reading;
		this.trail = trail;
		this.clock = clock;
	}

	/**
	 * From now on letters and the first page of a patient bear it. Refuses what names a
	 * condition, as it stands where others can read it.
	 * @param version the one that the form was made from; -1 where there was none
	 */
	public Change letterhead(Actor administrator, int version, Letterhead letterhead) {
		administrator.mustBe(Role.PRACTICE_ADMIN);
		if (namesACondition(letterhead)) {
			return Change.NAMES_A_CONDITION;
		}
		return kept(this.practices.change(letterhead, version, administrator), administrator, "change-letterhead");
	}

	/**
	 * From now on the visit page offers it.
	 * @param version the one that the form was made from; -1 where there was none
	 */
	public Change linkWorker(Actor administrator, int version, LinkWorkerService service) {
		administrator.mustBe(Role.PRACTICE_ADMIN);
		return kept(this.practices.change(service, version, administrator), administrator, "change-link-worker");
	}

	/**
	 * Who prescribed, opened a patient, answered for the link worker or administered here
	 * in the last 90 days, the one seen last at the top.
	 */
	public List<StaffSeen> people(Actor administrator) {
		Map<String, List<PersonSeen>> byPerson = this.reading
			.people(ROLES.keySet(), this.clock.instant().minus(LATELY), administrator)
			.stream()
			.collect(Collectors.groupingBy(PersonSeen::actor, LinkedHashMap::new, Collectors.toList()));
		List<StaffSeen> people = new ArrayList<>();
		byPerson.values().forEach((seen) -> {
			Set<Role> roles = EnumSet.noneOf(Role.class);
			seen.forEach((one) -> roles.add(Objects.requireNonNull(ROLES.get(one.activity()))));
			people.add(new StaffSeen(seen.getFirst().name(), roles, seen.getFirst().lastAt()));
		});
		return people;
	}

	private Change kept(boolean kept, Actor administrator, String activity) {
		if (!kept) {
			return Change.STALE;
		}
		this.trail.record(administrator, AuditedAct.done(AuditedAct.Action.UPDATE, activity, null, "Organization",
				administrator.organisation().value()));
		return Change.DONE;
	}

	private boolean namesACondition(Letterhead letterhead) {
		String all = Stream
			.concat(Stream
				.of(Optional.of(letterhead.name()), Optional.ofNullable(letterhead.welshName()),
						Optional.ofNullable(letterhead.hours()))
				.flatMap(Optional::stream), letterhead.address().stream())
			.collect(Collectors.joining("\n"))
			.toLowerCase(Locale.UK);
		return Stream
			.concat(TELLING.stream(),
					this.directory.snapshot()
						.needs()
						.all()
						.stream()
						.flatMap((Need need) -> Stream.of(need.term(), need.patientLabel())))
			.map((word) -> word.toLowerCase(Locale.UK))
			.anyMatch(
					(word) -> Pattern.compile("(?<!\\p{L})" + Pattern.quote(word) + "(?!\\p{L})").matcher(all).find());
	}

	/** What came of a change. */
	public enum Change {

		DONE,
		/** Somebody else changed it in the meantime. */
		STALE, NAMES_A_CONDITION

	}

	/**
	 * A member of staff as they were last seen here.
	 *
	 * @param name as shown to colleagues
	 * @param roles in which they did something
	 * @param lastAt when last
	 */
	public record StaffSeen(String name, Set<Role> roles, Instant lastAt) {

		public StaffSeen {
			roles = Set.copyOf(roles);
		}

	}

}
