package org.peerprescribing.matching;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One term of the score: its points, and what was found. {@link Explanations} puts it
 * into words.
 */
public final class ScoreTerm {

	private final Kind kind;

	private final double points;

	private final double most;

	private final List<Finding> findings;

	/**
	 * @param most what it can give
	 * @param findings why, at least one
	 */
	ScoreTerm(Kind kind, double points, double most, List<Finding> findings) {
		this.kind = kind;
		this.points = points;
		this.most = most;
		this.findings = List.copyOf(findings);
	}

	/** Which term. */
	public Kind kind() {
		return this.kind;
	}

	/** What it gives here, 0 to {@link #most()}, with one decimal. */
	public double points() {
		return this.points;
	}

	/** What it can give. */
	public double most() {
		return this.most;
	}

	/** Why, at least one. */
	List<Finding> findings() {
		return this.findings;
	}

	/** What this term falls short of the most it can give. */
	double lost() {
		return this.most - this.points;
	}

	/**
	 * Whether it tells communities apart: what nobody asked for counts for each alike.
	 */
	boolean wasAsked() {
		return this.findings.stream()
			.map(Finding::code)
			.noneMatch((code) -> code == Finding.Code.SUPPORT_NOT_ASKED || code == Finding.Code.PEERS_NOT_ASKED);
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ScoreTerm that && this.kind == that.kind && this.points == that.points
				&& this.most == that.most && this.findings.equals(that.findings);
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.kind, this.points, this.most, this.findings);
	}

	@Override
	public String toString() {
		return this.kind + " " + this.points + " of " + this.most + " " + this.findings;
	}

	/** The terms of the score, which add up to at most 100. */
	public enum Kind {

		TOPIC, SUPPORT, MODERATION, SIMILARITY, ACTIVITY, ACCESS, TRACK_RECORD

	}

}
