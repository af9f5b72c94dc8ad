package org.peerprescribing.matching;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Phq9;

/**
 * The reviewed list of what stops a proposal and what calls for caution, the most urgent
 * first: what to do instead hangs on it. The service does not start with a list that
 * leaves a condition out or takes a stop for a caution.
 */
final class SafetyRules {

	/** A PHQ-9 counts as being about now for so many days. */
	private static final int RECENT_DAYS = 28;

	private static final String FILE = "/safety/safety-rules.csv";

	private static final Set<SafetyRule.Condition> STOPS = EnumSet.of(SafetyRule.Condition.AGE_UNDER_16,
			SafetyRule.Condition.SUICIDAL_INTENT, SafetyRule.Condition.RECENT_SELF_HARM,
			SafetyRule.Condition.PSYCHOSIS_OR_MANIA, SafetyRule.Condition.SAFEGUARDING,
			SafetyRule.Condition.LACKS_CAPACITY, SafetyRule.Condition.PHQ9_ITEM9_WITHIN_28_DAYS);

	private final List<SafetyRule> rules;

	SafetyRules(List<SafetyRule> rules) {
		this.rules = List.copyOf(rules);
		EnumSet<SafetyRule.Condition> missing = EnumSet.allOf(SafetyRule.Condition.class);
		for (SafetyRule rule : rules) {
			if (rule.stop() != STOPS.contains(rule.condition()) || !missing.remove(rule.condition())) {
				throw new IllegalStateException("The safety file is wrong at " + rule.code());
			}
		}
		if (!missing.isEmpty()) {
			throw new IllegalStateException("The safety file leaves out " + missing);
		}
	}

	/** The list that ships. */
	static SafetyRules shipped() {
		try (InputStream file = SafetyRules.class.getResourceAsStream(FILE)) {
			if (file == null) {
				throw new IllegalStateException("The safety file is missing");
			}
			List<SafetyRule> rules = new ArrayList<>();
			String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
			try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
				for (NamedCsvRecord row : rows) {
					rules.add(new SafetyRule(row.getField("code"), "stop".equals(row.getField("kind")),
							SafetyRule.Condition.valueOf(row.getField("condition")), row.getField("text"),
							row.getField("instead"), row.getField("version")));
				}
			}
			return new SafetyRules(rules);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The day of the latest review of any row. */
	String version() {
		return this.rules.stream().map(SafetyRule::version).max(String::compareTo).orElse("none");
	}

	/** The first stop of the list that holds for this person today. */
	Optional<SafetyRule> stop(MatchRequest request, LocalDate today) {
		return stop(request.age(), request.risks(), request.phq9(), today);
	}

	/** The same from all that a stop can hang on. */
	Optional<SafetyRule> stop(int age, Set<Risk> risks, @Nullable Phq9 phq9, LocalDate today) {
		return this.rules.stream()
			.filter(SafetyRule::stop)
			.filter((rule) -> holds(rule.condition(), age, risks, phq9, today))
			.findFirst();
	}

	/** Every caution that holds for this person today, in the order of the list. */
	List<SafetyRule> cautions(MatchRequest request, LocalDate today) {
		return this.rules.stream()
			.filter((rule) -> !rule.stop())
			.filter((rule) -> holds(rule.condition(), request.age(), request.risks(), request.phq9(), today))
			.toList();
	}

	private static boolean holds(SafetyRule.Condition condition, int age, Set<Risk> risks, @Nullable Phq9 phq9,
			LocalDate today) {
		return switch (condition) {
			case AGE_UNDER_16 -> age < 16;
			case PHQ9_ITEM9_WITHIN_28_DAYS -> item9(phq9) && recent(phq9, today);
			case PHQ9_ITEM9_OLDER -> item9(phq9) && !recent(phq9, today);
			case PHQ9_TOTAL_WITHIN_28_DAYS -> phq9 != null && phq9.total() >= 21 && recent(phq9, today);
			case SUICIDAL_INTENT, RECENT_SELF_HARM, PSYCHOSIS_OR_MANIA, SAFEGUARDING, LACKS_CAPACITY,
					RECENT_BEREAVEMENT, COULD_BE_RECOGNISED, DISTRESSED_IN_A_GROUP, MONITORED_PHONE,
					LOW_DIGITAL_SKILL ->
				Arrays.stream(Risk.values())
					.anyMatch((risk) -> risk.name().equals(condition.name()) && risks.contains(risk));
		};
	}

	private static boolean item9(@Nullable Phq9 phq9) {
		return phq9 != null && phq9.item9() != null && phq9.item9() >= 2;
	}

	/** A date in the future is a wrong one: it counts as recent, the safer reading. */
	private static boolean recent(@Nullable Phq9 phq9, LocalDate today) {
		return phq9 != null && ChronoUnit.DAYS.between(phq9.on(), today) <= RECENT_DAYS;
	}

}
