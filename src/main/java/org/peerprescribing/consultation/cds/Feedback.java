package org.peerprescribing.consultation.cds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.consultation.CardLog;
import org.peerprescribing.consultation.DeclineReason;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * What a record system says of one card (CDS Hooks 2.0.1, Feedback). A clinician's
 * comment is free text and is not read.
 *
 * @param card the card's uuid
 * @param outcome what was done with it
 * @param reason why it was overridden; null where none of our reasons was picked
 */
record Feedback(UUID card, CardLog.Outcome outcome, @Nullable DeclineReason reason) {

	/** More cards than a record system shows at once. */
	private static final int MOST = 100;

	/**
	 * Refuses with {@code malformed} what has no list of feedback or more than 100, a
	 * card whose name is no uuid, and an outcome that is neither accepted nor overridden.
	 */
	static List<Feedback> read(JsonNode body) {
		JsonNode list = body.path("feedback");
		if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
			throw new ProblemException(Problem.MALFORMED, "feedback");
		}
		List<Feedback> read = new ArrayList<>();
		list.forEach((one) -> read.add(one(one)));
		return read;
	}

	private static Feedback one(JsonNode one) {
		CardLog.Outcome outcome = switch (one.path("outcome").asString("")) {
			case "accepted" -> CardLog.Outcome.ACCEPTED;
			case "overridden" -> CardLog.Outcome.OVERRIDDEN;
			default -> throw new ProblemException(Problem.MALFORMED, "feedback.outcome");
		};
		return new Feedback(card(one), outcome,
				(outcome == CardLog.Outcome.OVERRIDDEN) ? reason(one).orElse(null) : null);
	}

	private static UUID card(JsonNode one) {
		try {
			return UUID.fromString(one.path("card").asString(""));
		}
		catch (IllegalArgumentException ex) {
			throw new ProblemException(Problem.MALFORMED, "feedback.card");
		}
	}

	private static Optional<DeclineReason> reason(JsonNode one) {
		JsonNode reason = one.path("overrideReason").path("reason");
		return CdsAnswer.Reason.SYSTEM.equals(reason.path("system").asString(""))
				? DeclineReason.of(reason.path("code").asString("")) : Optional.empty();
	}

}
