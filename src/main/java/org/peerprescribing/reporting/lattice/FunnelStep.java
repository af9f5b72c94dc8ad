package org.peerprescribing.reporting.lattice;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The steps of the funnel. Each counts prescriptions of one month of issue, once,
 * whichever referral brought it about, up to its own closing day. A step stands after its
 * parent here, because whether it may be shown depends on what was shown before.
 */
public enum FunnelStep {

	/** The grace was over and every check had passed. */
	ISSUED(null, null, 0),
	/** The carrier says that a message arrived; a printed letter has no such receipt. */
	DELIVERED(ISSUED, ISSUED, 14),
	/** A person opened the page and confirmed who they are. */
	OPENED(DELIVERED, ISSUED, 28),
	/** Left for the community. */
	LEFT(OPENED, ISSUED, 56),
	/** Joined, by anybody's word; existing members are not among them. */
	JOINED(LEFT, ISSUED, 56),
	/** Joined, and only the patient says so. */
	JOINED_SAID(JOINED, JOINED, 56),
	/** Joined, and the community confirms it. */
	JOINED_CONFIRMED(JOINED, JOINED, 56),
	/** Still using it six weeks after issue. */
	STILL_USING(JOINED, ISSUED, 70),
	/** Of those who joined: said how useful it is. */
	ANSWERING(JOINED, JOINED, 98),
	/** Of those: 4 or 5 of 5 in the last answer. */
	USEFUL(ANSWERING, ANSWERING, 98),
	/** Said that a community was not right for them. */
	NOT_RIGHT(ISSUED, ISSUED, 98),
	/** Of those: was given another one. */
	REMATCHED(NOT_RIGHT, NOT_RIGHT, 98),
	/** Was a member already, and joined nothing else. */
	ALREADY_MEMBER(ISSUED, ISSUED, 98);

	/** Months are those of this zone. */
	public static final ZoneId ZONE = ZoneId.of("Europe/London");

	private final @Nullable FunnelStep parent;

	private final @Nullable FunnelStep base;

	private final int days;

	FunnelStep(@Nullable FunnelStep parent, @Nullable FunnelStep base, int days) {
		this.parent = parent;
		this.base = base;
		this.days = days;
	}

	/** The step before it; null for the first. */
	public @Nullable FunnelStep parent() {
		return this.parent;
	}

	/** What its percentage is taken of; null for the first. */
	public @Nullable FunnelStep base() {
		return this.base;
	}

	/** All steps before it, the nearest first. */
	public List<FunnelStep> ancestors() {
		List<FunnelStep> before = new ArrayList<>();
		for (FunnelStep step = this.parent; step != null; step = step.parent) {
			before.add(step);
		}
		return before;
	}

	/** Whole days from the end of the month of issue to its closing day, 0 to 98. */
	public int days() {
		return this.days;
	}

	/** When it closes for that month: later facts are not in the figure. */
	public Instant closes(YearMonth month) {
		return month.plusMonths(1).atDay(1).plusDays(this.days).atStartOfDay(ZONE).toInstant();
	}

	/** Kebab-case code, such as {@code still-using}. */
	public String code() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
