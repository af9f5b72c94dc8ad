package org.peerprescribing.consultation.cds;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Phq9;
import tools.jackson.databind.JsonNode;

/** Reads the latest PHQ-9 from a prefetch; what cannot be trusted is left out. */
final class HookedPhq9 {

	/** LOINC and SNOMED CT. */
	private static final Set<String> TOTAL = Set.of("44261-6", "720433000");

	/** LOINC. */
	private static final Set<String> ITEM_9 = Set.of("44260-8");

	private HookedPhq9() {
	}

	/**
	 * Empty where none came, an OperationOutcome came instead, or it cannot be read. A
	 * ninth item without its total stands for itself: the total is then at least as high.
	 */
	static Optional<Phq9> read(JsonNode prefetch) {
		List<JsonNode> scores = StreamSupport
			.stream(prefetch.path(CdsServices.PHQ_9).path("entry").spliterator(), false)
			.map((entry) -> entry.path("resource"))
			.filter((score) -> on(score) != null && value(score) >= 0)
			.toList();
		Optional<LocalDate> latest = scores.stream()
			.filter((score) -> has(score, TOTAL) || has(score, ITEM_9))
			.map((score) -> Objects.requireNonNull(on(score)))
			.max(Comparator.naturalOrder());
		return latest.flatMap((day) -> of(scores.stream().filter((score) -> day.equals(on(score))).toList(), day));
	}

	private static Optional<Phq9> of(List<JsonNode> ofTheDay, LocalDate day) {
		Integer item9 = first(ofTheDay, ITEM_9);
		Integer total = first(ofTheDay, TOTAL);
		try {
			return Optional.of(new Phq9((total != null) ? total : Objects.requireNonNull(item9), item9, day));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	private static @Nullable Integer first(List<JsonNode> scores, Set<String> codes) {
		return scores.stream().filter((score) -> has(score, codes)).map(HookedPhq9::value).findFirst().orElse(null);
	}

	private static boolean has(JsonNode score, Set<String> codes) {
		return StreamSupport.stream(score.path("code").path("coding").spliterator(), false)
			.anyMatch((coding) -> codes.contains(coding.path("code").asString("")));
	}

	/** Below 0 where there is none. */
	private static int value(JsonNode score) {
		return score.path("valueInteger").asInt(score.path("valueQuantity").path("value").asInt(-1));
	}

	private static @Nullable LocalDate on(JsonNode score) {
		String at = score.path("effectiveDateTime").asString("");
		try {
			return (at.length() >= 10) ? LocalDate.parse(at.substring(0, 10)) : null;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}
