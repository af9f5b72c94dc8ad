package org.peerprescribing.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CriterionFinding.Outcome;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The findings of a whole review on one sheet, as a curator sends them: all of it is
 * stored, or nothing.
 */
@Service
@Transactional
public class ReviewSheets {

	private final CommunityReviews commands;

	private final StoredReviews reviews;

	private final CriteriaCatalogue catalogue;

	private final Clock clock;

	ReviewSheets(CommunityReviews commands, StoredReviews reviews, CriteriaCatalogue catalogue, Clock clock) {
		this.commands = commands;
		this.reviews = reviews;
		this.catalogue = catalogue;
		this.clock = clock;
	}

	/**
	 * Everything that keeps these lines from being stored, in their order; empty where
	 * nothing does. Refuses with {@code unknown-code} a criterion that is not asked.
	 * @param submit whether the review is to be submitted too: then each mandatory
	 * criterion needs an outcome
	 */
	@Transactional(readOnly = true)
	public List<Fault> faults(ReviewId id, List<Line> lines, boolean submit) {
		List<Fault> faults = new ArrayList<>();
		Set<String> answered = new HashSet<>();
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), Listing.LONDON);
		for (Line line : lines) {
			Criterion criterion = this.catalogue.mustFind(line.criterion());
			faults.addAll(faults(line, criterion, today));
			if (line.outcome() != null) {
				answered.add("criteria." + criterion.id());
			}
		}
		if (submit) {
			CommunityReview review = must(this.reviews.find(id));
			ApprovalRules.unanswered(review, this.catalogue)
				.stream()
				.filter((path) -> !answered.contains(path))
				.map((path) -> path.substring(path.indexOf('.') + 1))
				.filter((criterion) -> faults.stream().noneMatch((fault) -> fault.criterion().equals(criterion)))
				.forEach((criterion) -> faults.add(new Fault(criterion, "outcome", Problem.REQUIRED)));
		}
		return faults;
	}

	/**
	 * Stores the lines that say something. Refuses with {@code forbidden} whoever is not
	 * the reviewer, with {@code stale-version} where the review has changed since the
	 * sheet was made (the same sheet once more changes nothing), and further as
	 * {@link CommunityReviews#record} and {@link CommunityReviews#submit}.
	 * @param version the {@link CommunityReview#version} that the sheet was made from
	 */
	public void save(ReviewId id, String version, List<Line> lines, boolean submit, Actor reviewer) {
		reviewer.mustBe(Role.CURATOR);
		CommunityReview review = must(this.reviews.lock(id));
		if (!review.reviewerId().equals(reviewer.id())) {
			throw new ProblemException(Problem.FORBIDDEN, "reviewer");
		}
		List<CriterionFinding> findings = lines.stream().filter((line) -> !line.saysNothing()).map(Line::read).toList();
		boolean again = findings.stream()
			.allMatch((finding) -> review.found(finding.criterion())
				.filter((saved) -> saved.finding().equals(finding))
				.isPresent());
		if (!again && !review.version().equals(version)) {
			throw new ProblemException(Problem.STALE_VERSION, "review");
		}
		if (!again || review.state() == CommunityReview.State.DRAFT) {
			findings.forEach((finding) -> this.commands.record(id, finding, reviewer));
		}
		if (submit) {
			this.commands.submit(id, reviewer);
		}
	}

	private static List<Fault> faults(Line line, Criterion criterion, LocalDate today) {
		List<Fault> faults = new ArrayList<>();
		if (line.saysNothing()) {
			return faults;
		}
		if (line.outcome() == null) {
			faults.add(new Fault(criterion.id(), "outcome", Problem.REQUIRED));
		}
		attempt(criterion, faults, () -> Notes.read("note", line.note()));
		attempt(criterion, faults, () -> Notes.address("evidence", line.evidence()));
		if (faults.isEmpty()) {
			attempt(criterion, faults, () -> criterion.mustAllow(line.read(), today));
		}
		return faults;
	}

	private static void attempt(Criterion criterion, List<Fault> faults, Runnable reading) {
		try {
			reading.run();
		}
		catch (ProblemException ex) {
			String field = ex.path();
			faults.add(new Fault(criterion.id(), (field != null) ? field : "outcome", ex.problem()));
		}
	}

	private static <T> T must(Optional<T> found) {
		return found.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	/**
	 * What stands on the sheet for one criterion.
	 *
	 * @param criterion id of the criterion
	 * @param outcome what was found; null where nothing is ticked
	 * @param note as typed
	 * @param evidence an address as typed; empty where there is none
	 * @param seenOn when it was seen; null where nothing is said
	 */
	public record Line(String criterion, @Nullable Outcome outcome, String note, String evidence,
			@Nullable LocalDate seenOn) {

		boolean saysNothing() {
			return this.outcome == null && this.note.isBlank() && this.evidence.isBlank() && this.seenOn == null;
		}

		CriterionFinding read() {
			if (this.outcome == null) {
				throw new ProblemException(Problem.REQUIRED, "outcome");
			}
			return CriterionFinding.of(this.criterion, this.outcome, this.note, this.evidence, this.seenOn);
		}

	}

	/**
	 * What is wrong with one line.
	 *
	 * @param criterion id of the criterion
	 * @param field outcome, note, evidence or seenOn
	 * @param problem what is wrong with it
	 */
	public record Fault(String criterion, String field, Problem problem) {
	}

}
