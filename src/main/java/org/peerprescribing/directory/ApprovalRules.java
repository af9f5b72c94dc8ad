package org.peerprescribing.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.peerprescribing.directory.StoredCommunities.Stored;

/** What must hold before anybody may approve a review; pure. */
final class ApprovalRules {

	private ApprovalRules() {
	}

	/**
	 * Mandatory criteria that the present catalogue asks and nobody has answered, in its
	 * order: a review with such ones cannot be submitted.
	 */
	static List<String> unanswered(CommunityReview review, CriteriaCatalogue catalogue) {
		return catalogue.criteria()
			.stream()
			.filter(Criterion::mandatory)
			.filter((criterion) -> !isAnswered(review, criterion, catalogue.version()))
			.map((criterion) -> "criteria." + criterion.id())
			.toList();
	}

	/**
	 * What stands in the way of an approval, whoever gives it: {@code review} where it is
	 * not submitted, {@code safety} while it is paused for safety, {@code facts} where
	 * they have changed since it was submitted, {@code cost} and {@code address} where
	 * not known, and each criterion that is not met. Empty where nothing does.
	 */
	static List<String> objections(Stored row, CommunityReview review, CriteriaCatalogue catalogue) {
		List<String> objections = new ArrayList<>();
		if (review.state() != CommunityReview.State.SUBMITTED) {
			objections.add("review");
		}
		if (row.isPausedFor(PauseReason.SAFETY)) {
			objections.add("safety");
		}
		Instant factsChanged = row.paused().get(PauseReason.FACTS);
		if (factsChanged != null
				&& !factsChanged.isBefore(Objects.requireNonNullElse(review.submittedAt(), Instant.MIN))) {
			objections.add("facts");
		}
		if (row.community().cost() == null) {
			objections.add("cost");
		}
		if (row.community().address() == null) {
			objections.add("address");
		}
		catalogue.criteria()
			.stream()
			.filter((criterion) -> !isSatisfied(review, criterion, catalogue.version()))
			.map((criterion) -> "criteria." + criterion.id())
			.forEach(objections::add);
		return objections;
	}

	private static boolean isAnswered(CommunityReview review, Criterion criterion, String version) {
		return review.found(criterion.id()).filter((found) -> found.catalogueVersion().equals(version)).isPresent();
	}

	private static boolean isSatisfied(CommunityReview review, Criterion criterion, String version) {
		return review.found(criterion.id())
			.filter((found) -> found.catalogueVersion().equals(version))
			.map((found) -> criterion.isSatisfiedBy(found.finding().outcome()))
			.orElse(!criterion.mandatory());
	}

}
