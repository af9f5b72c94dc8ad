package org.peerprescribing.directory.door;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CommunityChange;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.DirectoryEntry;
import org.peerprescribing.directory.PauseReason;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.shared.LinkText;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.MovableClock;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.peerprescribing.directory.door.DoorScene.FULL;
import static org.peerprescribing.directory.door.DoorScene.OPEN;
import static org.peerprescribing.directory.door.DoorScene.signed;

@IntegrationTest
class CommunityDoorsIT {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CommunityDoors doors;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private MovableClock clock;

	@Autowired
	private TransactionTemplate transactions;

	private CommunityId id;

	@BeforeEach
	void list() {
		this.id = DoorScene.listed(this.context).community();
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void aSignedWordTakesItOutOfMatchingAndAnotherBringsItBack() {
		String key = key();

		hear(key, FULL);
		boolean whileFull = this.directory.snapshot().find(this.id).isPresent();
		this.clock.forward(Duration.ofSeconds(1));
		hear(key, OPEN);

		assertThat(whileFull).isFalse();
		assertThat(this.directory.snapshot().find(this.id)).isPresent();
		assertThat(this.lifecycle.history(this.id)).filteredOn((change) -> "CAPACITY".equals(change.field()))
			.extracting(CommunityChange::by, CommunityChange::before, CommunityChange::after)
			.containsExactly(tuple("The community", "PAUSED", null), tuple("The community", null, "PAUSED"));
	}

	@Test
	void theSameMessageIsTakenOnce() {
		SignedMessage message = signed(key(), this.clock.instant(), FULL);
		this.doors.hear(this.id.value(), message);
		this.lifecycle.markOpen(this.id, Actors.curator());

		refuses(Problem.BUSINESS_RULE, "signature", () -> this.doors.hear(this.id.value(), message));

		assertThat(this.directory.mayBePrescribed(this.id)).isTrue();
	}

	@Test
	void ofManyCopiesAtOnceOneIsTaken() throws Exception {
		SignedMessage message = signed(key(), this.clock.instant(), FULL);
		Callable<Boolean> copy = () -> {
			try {
				this.doors.hear(this.id.value(), message);
				return true;
			}
			catch (ProblemException ex) {
				return false;
			}
		};
		int taken = 0;
		try (ExecutorService people = Executors.newFixedThreadPool(6)) {
			for (Future<Boolean> answer : people.invokeAll(java.util.Collections.nCopies(12, copy))) {
				taken += answer.get() ? 1 : 0;
			}
		}

		assertThat(taken).isEqualTo(1);
	}

	@Test
	void whatWasHeldBackDoesNotUndoWhatWasSaidLater() {
		String key = key();
		SignedMessage late = signed(key, this.clock.instant().minusSeconds(60), FULL);
		hear(key, OPEN);

		refuses(Problem.BUSINESS_RULE, "signature", () -> this.doors.hear(this.id.value(), late));

		assertThat(this.directory.mayBePrescribed(this.id)).isTrue();
	}

	@Test
	void aWordAboutCapacityIsNotTooLateBecauseACodeCameSooner() {
		String key = key();
		SignedMessage full = signed(key, this.clock.instant().minusSeconds(60), FULL);
		SignedMessage code = signed(key, this.clock.instant(), "{\"code\":\"A\",\"outcome\":\"JOINED\"}");
		this.doors.accept(this.id.value(), code.timestamp(), code.signature(), code.body(), List.of("code", "outcome"));

		this.doors.hear(this.id.value(), full);

		assertThat(this.directory.mayBePrescribed(this.id)).isFalse();
	}

	@Test
	void aMessageCountsForFiveMinutesEitherWay() {
		String key = key();
		SignedMessage message = signed(key, this.clock.instant(), FULL);

		this.clock.forward(Duration.ofMinutes(6));
		refuses(Problem.SIGN_IN, null, () -> this.doors.hear(this.id.value(), message));
		this.clock.forward(Duration.ofMinutes(-12));
		refuses(Problem.SIGN_IN, null, () -> this.doors.hear(this.id.value(), message));
		this.clock.forward(Duration.ofMinutes(2));
		this.doors.hear(this.id.value(), message);

		assertThat(entry().pausedFor()).containsExactly(PauseReason.CAPACITY);
		refuses(Problem.SIGN_IN, null,
				() -> this.doors.hear(this.id.value(), new SignedMessage("99999999999999", "", new byte[0])));
	}

	@Test
	void forAWeekTheFormerKeyOpensBesideTheNewOneAndOlderOnesNoMore() {
		String first = key();
		String second = key();
		hear(first, FULL);
		String third = key();

		refuses(Problem.SIGN_IN, null, () -> hear(first, OPEN));
		hear(second, OPEN);
		this.clock.forward(Duration.ofDays(7));
		refuses(Problem.SIGN_IN, null, () -> hear(second, FULL));
		hear(third, FULL);
		this.doors.revokeKeys(this.id, Actors.curator());

		refuses(Problem.SIGN_IN, null, () -> hear(third, OPEN));
		assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
	}

	@Test
	void unknownWronglyNamedAndWronglySignedCommunitiesAreRefusedAlike() {
		String key = key();
		CommunityId other = DoorScene.listed(this.context).community();

		for (String name : List.of("no-such-one", "NOT a name", "", other.value(), "nobody")) {
			refuses(Problem.SIGN_IN, null, () -> this.doors.hear(name, signed(key, this.clock.instant(), FULL)));
		}
		refuses(Problem.SIGN_IN, null,
				() -> this.doors.hear(this.id.value(), signed("0".repeat(64), this.clock.instant(), FULL)));
		refuses(Problem.SIGN_IN, null, () -> this.doors.hear(this.id.value(),
				new SignedMessage("", "", "not even JSON".getBytes(StandardCharsets.UTF_8))));
	}

	@Test
	void itLiftsNothingButItsOwnFullness() {
		String key = key();
		String token = this.doors.makePage(this.id, Actors.curator());
		this.lifecycle.pauseForSafety(this.id);

		hear(key, OPEN);
		assertThat(entry().state()).isEqualTo(DirectoryEntry.State.PAUSED);
		this.lifecycle.suspend(this.id, "Test", Actors.curator());
		this.doors.say(token, Capacity.FULL);
		this.doors.say(token, Capacity.OPEN);
		assertThat(entry().state()).isEqualTo(DirectoryEntry.State.SUSPENDED);
		assertThat(entry().pausedFor()).containsExactly(PauseReason.SAFETY);
		CommunityId lapsed = DoorScene.listed(this.context).community();
		String lapsedToken = this.doors.makePage(lapsed, Actors.curator());
		this.clock.forward(Duration.ofDays(400));
		this.doors.say(lapsedToken, Capacity.OPEN);

		assertThat(this.directory.entry(lapsed).orElseThrow().state()).isEqualTo(DirectoryEntry.State.LAPSED);
		assertThat(this.directory.mayBePrescribed(this.id)).isFalse();
		assertThat(this.directory.mayBePrescribed(lapsed)).isFalse();
	}

	@Test
	void aClosedOneCanSayNothingMore() {
		String key = key();
		this.lifecycle.close(this.id, null, "", Actors.curator());

		refuses(Problem.BUSINESS_RULE, "state", () -> hear(key, OPEN));

		assertThat(entry().state()).isEqualTo(DirectoryEntry.State.CLOSED);
	}

	@Test
	void aPrivateAddressLeadsThereUntilItIsMadeAnewOrTakenBack() {
		String first = this.doors.makePage(this.id, Actors.curator());
		String second = this.doors.makePage(this.id, Actors.curator());

		assertThat(this.doors.behind(first)).isEmpty();
		assertThat(this.doors.behind(second)).contains(this.id);
		assertThat(this.doors.behind(second.toLowerCase(java.util.Locale.ROOT) + ".")).contains(this.id);
		this.doors.revokePage(this.id, Actors.curator());
		assertThat(this.doors.behind(second)).isEmpty();
		refuses(Problem.NOT_FOUND, null, () -> this.doors.say(second, Capacity.FULL));
		assertThat(this.doors.of(this.id).page()).isEmpty();
	}

	@Test
	void neitherAKeyNorATokenLiesInTheDatabaseAndTheTrailNamesWhoMadeThem() {
		String key = key();
		String token = this.doors.makePage(this.id, Actors.curator());

		String rows = this.jdbc.sql("""
				select string_agg(row, ' ') from (select to_jsonb(k)::text as row from directory.door_key k
				  union all select to_jsonb(p)::text from directory.door_page p) all_rows""")
			.query(String.class)
			.single();

		assertThat(rows).doesNotContain(key, token).contains(LinkText.hash(token));
		List<String> trail = new AccessScope.OfOrganisation(Actors.curator().organisation())
			.call(() -> this.transactions.execute((status) -> this.jdbc
				.sql("select activity || ' by ' || actor_name from audit.entry where entity_id = ?")
				.param(this.id.value())
				.query(String.class)
				.list()));
		assertThat(trail).contains("make-community-page by Casey Curator", "make-community-key by Casey Curator");
	}

	@Test
	void onlyACuratorMakesAndTakesBack() {
		refuses(Problem.FORBIDDEN, null, () -> this.doors.makeKey(this.id, Actors.approver()));
		refuses(Problem.FORBIDDEN, null, () -> this.doors.makePage(this.id, Actors.clinician()));
		refuses(Problem.FORBIDDEN, null, () -> this.doors.revokeKeys(this.id, Actors.approver()));
		refuses(Problem.FORBIDDEN, null, () -> this.doors.revokePage(this.id, Actors.commissioner()));
		refuses(Problem.NOT_FOUND, null, () -> this.doors.makeKey(new CommunityId("no-such-one"), Actors.curator()));
	}

	private String key() {
		return this.doors.makeKey(this.id, Actors.curator());
	}

	private void hear(String key, String body) {
		this.doors.hear(this.id.value(), signed(key, this.clock.instant(), body));
	}

	private DirectoryEntry entry() {
		return this.directory.entry(this.id).orElseThrow();
	}

	private static void refuses(Problem problem, @Nullable String path, Runnable work) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(work::run).satisfies((refusal) -> {
			assertThat(refusal.problem()).isEqualTo(problem);
			assertThat(refusal.path()).isEqualTo(path);
		});
	}

}
