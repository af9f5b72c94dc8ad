package org.peerprescribing.matching;

import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.CatalogueRows;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.CommunityLifecycle;
import org.peerprescribing.directory.CommunityReviews;
import org.peerprescribing.directory.Demonstration;
import org.peerprescribing.directory.NotRightReason;
import org.peerprescribing.directory.TrackRecords;
import org.peerprescribing.sandbox.DemonstrationVetting;
import org.peerprescribing.shared.SnomedConcept;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.PostgresForTests;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Stored runs answer the same again, whatever has become of the directory. */
@IntegrationTest
class ReplayIT {

	private static final CommunityId BIPOLAR_UK = new CommunityId("bipolar-uk-ecommunity");

	@Autowired
	private Matching matching;

	@Autowired
	private Replay replay;

	@Autowired
	private ReplayCommand command;

	@Autowired
	private RunRetention retention;

	@Autowired
	private Runs runs;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	@Autowired
	private CommunityLifecycle lifecycle;

	@Autowired
	private TrackRecords records;

	@Autowired
	private Clock clock;

	private Instant from;

	@BeforeEach
	void listed() {
		new DemonstrationVetting(this.clock).vet(this.directory, this.reviews);
		this.from = this.clock.instant();
	}

	@Test
	void runsAnswerTheSameAfterTheDirectoryHasChanged() {
		Random random = new Random(7);
		for (int i = 0; i < 40; i++) {
			Invented.Asked asked = new Invented.Asked();
			asked.age = 14 + random.nextInt(70);
			asked.mainNeed = Invented.one(random,
					this.directory.snapshot()
						.needs()
						.all()
						.stream()
						.map((need) -> need.concept())
						.toArray(SnomedConcept[]::new));
			this.matching.match(asked.request());
		}
		CommunityId added = vetted();
		this.records.add(added, TrackRecords.Fact.SENT, this.clock.instant());
		this.lifecycle.suspend(added, "Test", Actors.curator());

		Replay.Report report = replayed();

		assertThat(report.all()).isGreaterThanOrEqualTo(40);
		assertThat(report.wrong()).isEmpty();
		assertThat(report.notKept()).isZero();
	}

	@Test
	void anAnswerThatThisVersionWouldNotGiveIsFound() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = new SnomedConcept("13746004");
		MatchRunId run = this.matching.match(asked.request()).run();
		asOwner("update matching.run set answer = jsonb_set(answer, '{matches,0,score}', '12.3') where id = ?", run);

		assertThat(replayed().wrong()).extracting(Replay.Difference::run).containsExactly(run);
		asOwner("update matching.run set configuration = 'rules-1;score-1;safety-0' where id = ?", run);
		Replay.Report report = replayed();
		assertThat(report.wrong()).isEmpty();
		assertThat(report.changed()).singleElement().satisfies((difference) -> {
			assertThat(difference.before()).contains("12.3");
			assertThat(difference.now()).contains("bipolar-uk-ecommunity").doesNotContain("12.3");
		});
		asOwner("delete from matching.run where id = ?", run);
	}

	@Test
	void aVerdictThatThisVersionWouldNotGiveIsFoundWithItsCommunity() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = new SnomedConcept("13746004");
		MatchRunId run = this.matching.match(asked.request()).run();
		asOwner("update matching.run set broken = set_byte(broken, 1, get_byte(broken, 1) # 4) where id = ?", run);

		assertThat(replayed().wrong()).singleElement().satisfies((difference) -> {
			assertThat(difference.before()).contains("bipolar-uk-ecommunity");
			assertThat(difference.verdicts()).matches("\\([a-z0-9-]+ \\[.*VETTED.*] \\[.*]\\)");
		});
		asOwner("delete from matching.run where id = ?", run);
	}

	@Test
	void lookingTwiceAtWhatElseFitsLeavesOneRun() {
		MatchRunId first = this.matching.match(Invented.Asked.plain()).run();
		List<SaidNo> no = List.of(new SaidNo(BIPOLAR_UK, NotRightReason.TONE));

		MatchRunId once = this.matching.matchAgain(first, no).run();
		MatchRunId twice = this.matching.matchAgain(first, no).run();

		assertThat(twice).isEqualTo(once);
		assertThat(this.matching.matchAgain(first, List.of()).run()).isNotEqualTo(once);
	}

	@Test
	void whatLedToNothingGoesAfterThirtyDaysAndWhatWasChosenStays() {
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = new SnomedConcept("13746004");
		MatchRunId chosen = this.matching.match(asked.request()).run();
		this.matching.recordChosen(chosen, BIPOLAR_UK);
		MatchRunId idle = this.matching.match(asked.request()).run();
		MatchRunId recent = this.matching.match(asked.request()).run();
		Instant old = this.clock.instant().minus(Duration.ofDays(31));
		asOwner("update matching.run set at = '" + old + "' where id = ?", chosen);
		asOwner("update matching.run set at = '" + old + "' where id = ?", idle);

		this.retention.run();

		assertThat(this.matching.request(chosen)).isPresent();
		assertThat(this.matching.request(recent)).isPresent();
		assertThat(this.matching.request(idle)).isEmpty();
	}

	@Test
	void whatWasChosenInTheLastNinetyDaysCountsForItsNeed() {
		SnomedConcept bipolar = new SnomedConcept("13746004");
		Invented.Asked asked = new Invented.Asked();
		asked.mainNeed = bipolar;
		int before = chosen(bipolar);
		MatchRunId recent = this.matching.match(asked.request()).run();
		MatchRunId old = this.matching.match(asked.request()).run();
		this.matching.recordChosen(recent, BIPOLAR_UK);
		this.matching.recordChosen(old, BIPOLAR_UK);
		assertThat(chosen(bipolar)).isEqualTo(before + 2);

		asOwner("update matching.run set chosen_at = chosen_at - interval '91 days' where id = ?", old);

		assertThat(chosen(bipolar)).isEqualTo(before + 1);
	}

	@Test
	void theCommandTakesDaysAndRefusesWhatIsNone() {
		String today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London")).toString();

		assertThat(this.command.replay(today + ".." + today)).isZero();
		assertThat(this.command.replay(today)).isZero();
		assertThat(this.command.replay("yesterday")).isEqualTo(2);
	}

	private int chosen(SnomedConcept need) {
		return this.runs.shares(this.clock.instant()).counts().getOrDefault(need, Map.of()).getOrDefault(BIPOLAR_UK, 0);
	}

	private Replay.Report replayed() {
		return this.replay.replay(this.from, this.clock.instant().plusSeconds(1));
	}

	private CommunityId vetted() {
		CommunityId id = new CommunityId("r-" + UUID.randomUUID());
		this.directory.importCommunities(new StringReader(CatalogueRows.file(CatalogueRows.row(id.value(), "free"))),
				false, Actors.curator());
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneId.of("Europe/London"));
		Demonstration.review(this.reviews, id, false, Actors.curator());
		Demonstration.approve(this.reviews, id, today.plusMonths(6), Actors.approver());
		return id;
	}

	private void asOwner(String sql, MatchRunId run) {
		JdbcClient
			.create(new DriverManagerDataSource(PostgresForTests.url(), PostgresForTests.OWNER,
					PostgresForTests.PASSWORD))
			.sql(sql)
			.param(run.value())
			.update();
	}

}
