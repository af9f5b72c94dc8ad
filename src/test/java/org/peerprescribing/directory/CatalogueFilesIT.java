package org.peerprescribing.directory;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peerprescribing.directory.ImportReport.Follows;
import org.peerprescribing.directory.ImportReport.Result;
import org.peerprescribing.directory.ImportReport.Why;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.IntegrationTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Files that are tried, taken in as shown, and come out again. */
@IntegrationTest
class CatalogueFilesIT {

	private static final Logger log = LoggerFactory.getLogger(CatalogueFilesIT.class);

	@Autowired
	private CatalogueFiles files;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private CommunityReviews reviews;

	private String id = "";

	@BeforeEach
	void takeAnId() {
		this.id = "f-" + UUID.randomUUID();
	}

	@Test
	void whatWasShownIsTakenInAndTheSameOnceMoreChangesNothing() {
		String csv = CatalogueRows.file(row(this.id, "free"));

		ImportTrial tried = this.files.tryOut(csv, Actors.curator());
		boolean here = entry().isPresent();
		ImportTrial taken = this.files.take(csv, tried.digest(), Actors.curator());
		ImportTrial again = this.files.tryOut(csv, Actors.curator());

		assertThat(here).isFalse();
		assertThat(tried.written()).isFalse();
		assertThat(taken.written()).isTrue();
		assertThat(taken.report()).isEqualTo(tried.report());
		assertThat(taken.report().rows()).extracting(ImportReport.Row::result, ImportReport.Row::follows)
			.containsExactly(tuple(Result.ADDED, Follows.PROPOSED));
		assertThat(entry()).isPresent();
		assertThat(again.report().count(Result.UNCHANGED)).isEqualTo(1);
	}

	@Test
	void whatHasBecomeSomethingElseSinceIsShownAgainInsteadOfTakenIn() {
		String csv = CatalogueRows.file(row(this.id, "free"), row(this.id + "-2", "free"));
		ImportTrial tried = this.files.tryOut(csv, Actors.curator());
		put(row(this.id, "paid"));

		ImportTrial refused = this.files.take(csv, tried.digest(), Actors.curator());
		boolean written = this.directory.entry(new CommunityId(this.id + "-2")).isPresent();
		ImportTrial taken = this.files.take(csv, refused.digest(), Actors.curator());

		assertThat(refused.written()).isFalse();
		assertThat(written).isFalse();
		assertThat(refused.report().rows().getFirst().changes())
			.containsExactly(new ImportReport.Change("cost", "paid", "free"));
		assertThat(taken.written()).isTrue();
	}

	@Test
	void anotherFileIsNotTakenInForTheOneShown() {
		ImportTrial tried = this.files.tryOut(CatalogueRows.file(row(this.id, "free")), Actors.curator());

		ImportTrial other = this.files.take(CatalogueRows.file(row(this.id, "paid")), tried.digest(), Actors.curator());

		assertThat(other.written()).isFalse();
		assertThat(entry()).isEmpty();
	}

	@Test
	void aListedCommunityIsSaidToPauseAndEachChangeIsNamed() {
		put(row(this.id, "free"));
		Demonstration.vet(this.reviews, new CommunityId(this.id));

		ImportReport report = this.files.tryOut(
				CatalogueRows.file(row(this.id, "free").replace("A group,", "Tŷ'r Gân,").replace(",18,,", ",16,25,")),
				Actors.curator())
			.report();
		ImportReport closing = this.files
			.tryOut(CatalogueRows.file(row(this.id, "free").replace("operating", "closed")), Actors.curator())
			.report();

		assertThat(report.rows()).singleElement().satisfies((row) -> {
			assertThat(row.follows()).isEqualTo(Follows.PAUSED);
			assertThat(row.changes()).containsExactly(new ImportReport.Change("name", "A group", "Tŷ'r Gân"),
					new ImportReport.Change("min_age", "18", "16"), new ImportReport.Change("max_age", "", "25"));
		});
		assertThat(closing.rows().getFirst().follows()).isEqualTo(Follows.CLOSED);
	}

	@Test
	void everyBadRowIsNamedWithItsCellAndWhyAndTheGoodOnesComeIn() {
		String good = row(this.id, "free");
		List<String> bad = List.of(bad("html", "A group", "<b>A</b>"), bad("long", "A group", "n".repeat(200)),
				bad("scheme", "https://example.org/", "javascript:alert(1)"), bad("digit", "35489007", "35489008"),
				bad("need", "35489007", "195662009"), bad("word", ",pre,", ",sometimes,"),
				bad("bidi", "A group", "A\u202Egroup"), bad("space", "A group", " A group"),
				bad("empty", "A group", ""), bad("cells", "A group,", ""), bad("Wrong Id!", "", ""), good,
				bad("ages", ",18,,", ",18,12,"), bad("twice", ",general,", ",general;general,"));
		String csv = CatalogueRows.file(
				java.util.stream.Stream.concat(java.util.stream.Stream.of(good), bad.stream()).toArray(String[]::new));

		ImportTrial tried = this.files.tryOut(csv, Actors.curator());
		ImportTrial taken = this.files.take(csv, tried.digest(), Actors.curator());

		assertThat(taken.written()).isTrue();
		assertThat(entry()).isPresent();
		assertThat(taken.report().of(Result.REFUSED))
			.extracting(ImportReport.Row::line, ImportReport.Row::fault, ImportReport.Row::why)
			.containsExactly(tuple(3, "name", Why.CHARACTERS), tuple(4, "name", Why.TOO_LONG),
					tuple(5, "url", Why.ADDRESS), tuple(6, "needs", Why.FORM), tuple(7, "needs", Why.UNKNOWN_NEED),
					tuple(8, "moderation", Why.WORD), tuple(9, "name", Why.CHARACTERS), tuple(10, "name", Why.SPACES),
					tuple(11, "name", Why.MISSING), tuple(12, "row", Why.CELLS), tuple(13, "id", Why.FORM),
					tuple(14, "id", Why.ROW_TWICE), tuple(15, "max_age", Why.CONTRADICTORY),
					tuple(16, "audience", Why.REPEATED));
	}

	@Test
	void whatGoesOutComesInAgainWithoutAChange() throws Exception {
		List<Map<String, String>> shipped = ShippedColumns.catalogue();
		put(shipped.stream().map(CatalogueFilesIT::line).toArray(String[]::new));
		put(named("a", "=HYPERLINK(\"\"https://example.org\"\")"), named("b", "+44 20"), named("c", "-"),
				named("d", "@home"), named("e", "''=1"), named("f", "Tŷ a dŵr, مجموعة الدعم; a \"\"b\"\""));

		String exported = this.files.export();
		ImportReport report = this.files.tryOut(exported, Actors.curator()).report();

		assertThat(shipped).hasSize(75);
		assertThat(exported).contains(this.id + "a,\"'=HYPERLINK(", this.id + "b,'+44 20,", this.id + "c,'-,",
				this.id + "d,'@home,", this.id + "e,''=1,");
		assertThat(report.rows()).hasSizeGreaterThanOrEqualTo(81)
			.allSatisfy((row) -> assertThat(row.result()).as(row.toString()).isEqualTo(Result.UNCHANGED));
		assertThat(this.directory.entry(new CommunityId(this.id + "e")).orElseThrow().community().name())
			.isEqualTo("'=1");
	}

	@Test
	void tenThousandRowsAreTriedWithinAMinuteAndNothingIsLeftOfThem() {
		String csv = CatalogueRows
			.file(IntStream.range(0, 10_000).mapToObj((n) -> row(this.id + "-" + n, "free")).toArray(String[]::new));

		long started = System.nanoTime();
		ImportTrial tried = this.files.tryOut(csv, Actors.curator());
		long millis = (System.nanoTime() - started) / 1_000_000;

		log.info("10000 rows tried in {} ms", millis);
		assertThat(tried.report().count(Result.ADDED)).isEqualTo(10_000);
		assertThat(millis).isLessThan(60_000);
		assertThat(this.directory.entry(new CommunityId(this.id + "-0"))).isEmpty();
	}

	@Test
	void onlyACuratorMay() {
		String csv = CatalogueRows.file(row(this.id, "free"));

		Curators.refuses(Problem.FORBIDDEN, null, () -> this.files.tryOut(csv, Actors.approver()));
		Curators.refuses(Problem.FORBIDDEN, null, () -> this.files.take(csv, "", Actors.approver()));
	}

	private Optional<DirectoryEntry> entry() {
		return this.directory.entry(new CommunityId(this.id));
	}

	private static String row(String id, String cost) {
		return CatalogueRows.row(id, cost);
	}

	private String bad(String id, String good, String bad) {
		String row = CatalogueRows.row(id.contains(" ") ? id : this.id + id, "free");
		return good.isEmpty() ? row : row.replace(good, bad);
	}

	private String named(String id, String name) {
		return CatalogueRows.row(this.id + id, "free").replace("A group,", "\"" + name + "\",");
	}

	private static String line(Map<String, String> columns) {
		return String.join(",",
				columns.values().stream().map((cell) -> "\"" + cell.replace("\"", "\"\"") + "\"").toList());
	}

	private void put(String... rows) {
		ImportReport report = this.directory.importCommunities(new StringReader(CatalogueRows.file(rows)), false,
				Actors.curator());
		assertThat(report.of(Result.REFUSED)).isEmpty();
	}

}
