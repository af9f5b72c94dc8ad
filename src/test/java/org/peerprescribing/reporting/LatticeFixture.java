package org.peerprescribing.reporting;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.reporting.lattice.FunnelStep;
import org.peerprescribing.shared.OdsCode;

/**
 * A network of two practices and one of three below the board, and whole cohorts at a
 * time.
 */
abstract class LatticeFixture extends ReportingFixture {

	private static final String PERSON = """
			(array['FROM_16_TO_24', 'FROM_25_TO_44', 'FROM_45_TO_64', 'FROM_65'])[1 + g % 4],
			(array['FEMALE', 'MALE'])[1 + g % 2], (array['ASIAN', 'WHITE', 'UNKNOWN'])[1 + g % 3], 1 + g % 5,
			(array['en', 'en-GB', 'cy', 'pl'])[1 + g % 4], (array['PHONE', 'NO'])[1 + g % 2],
			(array['TEXT', 'LETTER'])[1 + g % 2]""";

	OdsCode north;

	OdsCode south;

	final List<OdsCode> practices = new ArrayList<>();

	@BeforeEach
	void twoNetworks() {
		String number = this.board.value().substring(2);
		this.north = new OdsCode("U7" + number);
		this.south = new OdsCode("U8" + number);
		for (OdsCode network : List.of(this.north, this.south)) {
			this.organisations.put(new Organisation(network, "Network " + network, Organisation.Kind.NETWORK));
			this.organisations.join(network, this.board, LocalDate.of(2020, 1, 1));
			for (int i = 1; i <= (network.equals(this.north) ? 2 : 3); i++) {
				OdsCode code = new OdsCode("Y" + network.value().substring(1) + "0" + i);
				this.organisations.put(new Organisation(code, "Surgery " + code, Organisation.Kind.PRACTICE));
				this.organisations.join(code, network, LocalDate.of(2020, 1, 1));
				this.practices.add(code);
			}
		}
	}

	/**
	 * So many issued on the second day of a month, of whom so many joined on the tenth
	 * day after.
	 */
	void cohort(OdsCode practice, YearMonth month, int issued, int joined) {
		Instant at = month.atDay(2).atTime(9, 0).atZone(FunnelStep.ZONE).toInstant();
		inBackground(() -> {
			String id = "md5('" + practice + month + "' || g || :salt)::uuid";
			long salt = System.nanoTime();
			Map<String, ?> place = Map.of("practice", practice.value(), "month", java.sql.Date.valueOf(month.atDay(1)),
					"at", Timestamp.from(at), "joinedAt", Timestamp.from(at.plus(Duration.ofDays(10))), "board",
					this.board.value(), "salt", Long.toString(salt), "issued", issued, "joined", joined);
			OdsCode network = this.organisations.placeOf(practice, month.atDay(2)).network();
			this.jdbc.sql("insert into reporting.fact (id, natural_key, kind, occurred_at, recorded_at, organisation, "
					+ "board, network, month, prescription, need, need_group, community, age_band, sex, ethnic_group, "
					+ "deprivation_quintile, language, digital_access, channel) select gen_random_uuid(), 'ISSUED:' || "
					+ id + ", 'ISSUED', :at, :at, :practice, :board, :network, :month, " + id
					+ ", '35489007', '74732009', 'synthetic-community', " + PERSON
					+ " from generate_series(1, :issued) g")
				.params(place)
				.param("network", (network != null) ? network.value() : null, java.sql.Types.VARCHAR)
				.update();
			return this.jdbc.sql("insert into reporting.fact (id, natural_key, kind, occurred_at, recorded_at, "
					+ "organisation, board, prescription, attempt, community, step, evidence) select gen_random_uuid(), "
					+ "'UPTAKE:' || " + id + " || s, 'UPTAKE', :joinedAt, :joinedAt, :practice, :board, " + id
					+ ", 1, 'synthetic-community', s, 'PATIENT_REPORTED' from generate_series(1, :joined) g, "
					+ "unnest(array['DELIVERED', 'OPENED', 'LEFT_FOR_COMMUNITY', 'JOINED']) s")
				.params(place)
				.update();
		});
	}

	/** A cohort of every practice in every month, as chance has it. */
	void cohorts(long seed, YearMonth from, int months) {
		Random random = new Random(seed);
		for (int i = 0; i < months; i++) {
			for (OdsCode practice : this.practices) {
				int issued = random.nextInt(4) * random.nextInt(60);
				cohort(practice, from.plusMonths(i), issued, (issued == 0) ? 0 : random.nextInt(issued));
			}
		}
	}

	/**
	 * Everything of the board that stands in one of the tables of raw or released
	 * figures.
	 */
	List<String> all(String table) {
		return inBackground(
				() -> this.jdbc.sql("select t::text from reporting." + table + " t where board = ? order by 1")
					.param(this.board.value())
					.query(String.class)
					.list());
	}

	int counted(YearMonth month, String cut, String value, FunnelStep step) {
		return inBackground(() -> {
			this.counts.refresh(this.board, month);
			return this.jdbc.sql("""
					select coalesce(sum(counted), 0) from reporting.cut_count
					where board = ? and month = ? and cut = ? and value = ? and need = '' and step = ?""")
				.params(this.board.value(), java.sql.Date.valueOf(month.atDay(1)), cut, value, step.name())
				.query(Integer.class)
				.single();
		});
	}

}
