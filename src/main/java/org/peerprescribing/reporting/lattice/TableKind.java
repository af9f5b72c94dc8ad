package org.peerprescribing.reporting.lattice;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The tables of a period that lie beside its funnel, each released as one. A table that
 * is not of this list, or a period that a table is not made for, cannot be asked for.
 */
public enum TableKind {

	/** Networks below the board. */
	NETWORK,
	/** Practices; the small ones of a network share a row. */
	PRACTICE,
	/** Need groups. */
	NEED,
	/** By age at issue. */
	AGE_BAND,
	/** By sex. */
	SEX,
	/** By ethnic group. */
	ETHNIC_GROUP,
	/** By fifths of the index of multiple deprivation. */
	DEPRIVATION,
	/** By preferred language. */
	LANGUAGE,
	/** By whether the person can get online. */
	DIGITAL_ACCESS,
	/** By how the first message goes out. */
	CHANNEL,
	/** Runs of the matcher without a match, by need and language. */
	UNMET_LANGUAGE,
	/** Runs of the matcher without a match, by need and group of people. */
	UNMET_AUDIENCE,
	/** Communities. */
	COMMUNITY;

	/** As in an address, such as {@code age-band}; empty for whatever is no table. */
	public static Optional<TableKind> parse(String code) {
		return Arrays.stream(values()).filter((kind) -> kind.code().equals(code)).findFirst();
	}

	/** Kebab-case code. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether it divides the issued and those who joined. */
	public boolean isDivision() {
		return !isUnmetNeed() && this != COMMUNITY;
	}

	/** Whether it shows runs of the matcher without a match. */
	public boolean isUnmetNeed() {
		return this == UNMET_LANGUAGE || this == UNMET_AUDIENCE;
	}

	/** Whether it compares groups of people. */
	public boolean isTrait() {
		return ordinal() >= AGE_BAND.ordinal() && ordinal() <= CHANNEL.ordinal();
	}

	/** The cut of the lattice; empty where there is none for that period. */
	public Optional<Cut> cut(Period period, Place.Board board) {
		if (this == COMMUNITY) {
			return (period instanceof Period.Year year) ? Optional.of(new Cut.Communities(year, board))
					: Optional.empty();
		}
		if (isUnmetNeed()) {
			return (period instanceof Period.Quarter quarter) ? Optional.of(new Cut.UnmetNeed(quarter, board,
					NeedGroup.ALL, (this == UNMET_LANGUAGE) ? Cut.Wish.LANGUAGE : Cut.Wish.AUDIENCE))
					: Optional.empty();
		}
		if (period instanceof Period.Month) {
			return Optional.empty();
		}
		return Optional.of(isTrait() ? new Cut.Equity(period, board, Cut.Trait.valueOf(name()), Cut.Measure.FUNNEL)
				: new Cut.Parts(period, board, Cut.By.valueOf(name())));
	}

	/** When everything in it is known. */
	public Instant closes(Period period) {
		FunnelStep last = isUnmetNeed() ? FunnelStep.ISSUED : isDivision() ? FunnelStep.JOINED : FunnelStep.USEFUL;
		return last.closes(period.months().getLast());
	}

}
