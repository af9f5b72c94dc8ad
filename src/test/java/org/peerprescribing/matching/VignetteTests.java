package org.peerprescribing.matching;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.NotRightReason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The hand-written answer key, and whether the matcher agrees with it. */
class VignetteTests {

	private static final double AGREEMENT = 0.9;

	private static final String ROW = """
			a-man,cancer,A man.,60,England,togetherall,,363406005,Malignant tumour of colon,48694002,Anxiety,emotional,\
			men,phone,anonymity,en,,14,1,5,no,cancer-chat-cruk:tone,matches,macmillan-online-community,elefriends,,\
			It is for any cancer.,2026-11-22""";

	private static final EvaluationListing LISTING = new EvaluationListing();

	private static final List<Vignette> KEY = AnswerKey.read(LISTING);

	private static final List<Judgement> JUDGED = Judgement.all(KEY, LISTING);

	@Test
	void whatMustNeverBeShownIsNeverShown() {
		assertThat(JUDGED.stream().filter((judged) -> !judged.breaches().isEmpty()).map(Judgement::inWords)).isEmpty();
	}

	@Test
	void nineOfTenHaveAnAcceptableFirstChoice() {
		List<String> misses = JUDGED.stream().filter((judged) -> !judged.agrees()).map(Judgement::inWords).toList();

		System.out.println(String.join("\n", misses));
		assertThat(misses).hasSizeLessThanOrEqualTo((int) (KEY.size() * (1 - AGREEMENT)));
	}

	@Test
	void everyMissIsListedWithItsReasonAndNothingElseIs() {
		Set<String> misses = JUDGED.stream()
			.filter((judged) -> !judged.agrees())
			.map((judged) -> judged.vignette().id())
			.collect(Collectors.toSet());

		Map<String, String> known = AnswerKey.knownMisses(KEY);

		assertThat(known.keySet()).isEqualTo(misses);
	}

	@Test
	void theKeyCoversEveryThemeGroupRiskAndReason() {
		Set<Audience> groups = new HashSet<>(all(KEY, (vignette) -> vignette.asks().belongsTo()));
		if (KEY.stream().anyMatch((vignette) -> vignette.asks().age() >= 16 && vignette.asks().age() <= 25)) {
			groups.add(Audience.YOUNG_PEOPLE);
		}

		assertThat(KEY).hasSizeGreaterThanOrEqualTo(120);
		assertThat(all(KEY, (vignette) -> Set.of(vignette.theme()))).isEqualTo(AnswerKey.THEMES);
		assertThat(groups).isEqualTo(EnumSet.complementOf(EnumSet.of(Audience.GENERAL)));
		assertThat(all(KEY, (vignette) -> vignette.asks().risks())).isEqualTo(EnumSet.allOf(Risk.class));
		assertThat(all(KEY, (vignette) -> Set.of(vignette.asks().access())))
			.isEqualTo(EnumSet.allOf(DigitalAccess.class));
		assertThat(all(KEY,
				(vignette) -> vignette.asks().saidNo().stream().map(SaidNo::reason).collect(Collectors.toSet())))
			.isEqualTo(EnumSet.allOf(NotRightReason.class));
		assertThat(all(KEY, (vignette) -> Set.of(vignette.asks().nation()))).hasSize(4);
		assertThat(all(KEY, (vignette) -> Set.of(vignette.stop())).stream().filter((stop) -> !stop.isEmpty()))
			.hasSize(7);
	}

	@Test
	void theListingIsWhatRunsByItsSourcesWord() {
		assertThat(LISTING.ids()).isEqualTo(LISTING.running());
	}

	@Test
	void aSoundRowIsRead() {
		assertThatCode(() -> read(ROW)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			a-man,                      A Man,                        id
			',cancer,',                 ',astrology,',                theme
			',60,',                     ',sixty,',                    age
			England,                    France,                       nation
			togetherall,                side-by-side-mind,            paid_here
			363406005,                  363406006,                    main_need
			Malignant tumour of colon,  Bowel,                        main_term
			48694002,                   363406005,                    other_needs
			'Anxiety,',                 'Anxious,',                   other_terms
			emotional,                  sentimental,                  wanted
			men,                        MEN,                          belongs_to
			phone,                      telegraph,                    access
			anonymity,                  secrecy,                      access_needs
			',en,',                     ',,',                         languages
			',14,',                     ',28,',                       phq9_total
			',no,',                     ',perhaps,',                  accepts_paid
			cancer-chat-cruk:tone,      cancer-chat-cruk,             said_no
			cancer-chat-cruk:tone,      a-place-unknown:tone,         said_no
			matches,                    none-fits,                    first
			macmillan-online-community, a-place-unknown,              first
			macmillan-online-community, ocd-uk-forums,                first
			elefriends,                 macmillan-online-community,   never
			elefriends,                 *,                            never
			elefriends,                 a-place-unknown,              never
			'elefriends,,',             'elefriends,under-16,',       stop
			2026-11-22,                 yesterday,                    reviewed
			'It is for any cancer.',    '',                           reason
			""")
	void aSlipInTheKeyIsRefusedByItsColumn(String right, String wrong, String column) {
		assertThat(ROW).contains(right);
		assertThatIllegalArgumentException().isThrownBy(() -> read(ROW.replaceFirst(Pattern.quote(right), wrong)))
			.withMessage("key, line 2: " + column);
	}

	@Test
	void anIdTwiceAndAMissingCellAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> read(ROW + "\n" + ROW)).withMessage("key, line 3: id");
		assertThatIllegalArgumentException().isThrownBy(() -> read(ROW + ",more"))
			.withMessage("key, line 2: the columns are wrong");
	}

	private static void read(String rows) {
		String csv = String.join(",", AnswerKey.COLUMNS) + "\n" + rows + "\n";
		AnswerKey.vignettes(KeyRow.text("key", csv, AnswerKey.COLUMNS), LISTING);
	}

	private static <T> Set<T> all(List<Vignette> key, Function<Vignette, Set<T>> of) {
		return key.stream().flatMap((vignette) -> of.apply(vignette).stream()).collect(Collectors.toSet());
	}

}
