package org.peerprescribing.carerecord;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.prescribing.PrescribingProperties;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the code map says for a practice's own country and record system; to read only.
 */
@Service
@Transactional(readOnly = true)
public class CodeMapInForce {

	private static final String TARGET_SYSTEM = "fhir";

	private final CodeMap codes;

	private final SetupRows setups;

	private final PrescribingProperties properties;

	CodeMapInForce(CodeMap codes, SetupRows setups, PrescribingProperties properties) {
		this.codes = codes;
		this.setups = setups;
		this.properties = properties;
	}

	/** Refuses with forbidden whoever is no practice administrator. */
	public View of(Actor actor) {
		Set<String> known = this.setups.knownCodes(actor.mustBe(Role.PRACTICE_ADMIN).organisation());
		String country = this.properties.nation();
		List<Row> rows = CodeMap.EVENTS.stream().map((event) -> {
			CodeMap.Entry entry = this.codes.entry(event, country, TARGET_SYSTEM);
			String code = entry.mayBeWritten().map((one) -> one.id()).orElse(null);
			return new Row(event, code, entry.checkedBy(), entry.checkedOn(), code != null && known.contains(code));
		}).toList();
		return new View(this.codes.version(), country, rows);
	}

	/**
	 * The part of the map that holds for a practice.
	 *
	 * @param version of the map
	 * @param country whose rows
	 * @param rows one for each event
	 */
	public record View(String version, String country, List<Row> rows) {

		public View {
			rows = List.copyOf(rows);
		}

	}

	/**
	 * What is written for an event.
	 *
	 * @param event kebab-case word for what happened
	 * @param code SNOMED CT code; null where it is text only
	 * @param checkedBy who checked the row; empty where nobody has
	 * @param checkedOn day, as {@code 2026-11-22}; empty where nobody has
	 * @param known whether the practice's record system has said that it knows the code:
	 * only then it is written
	 */
	public record Row(String event, @Nullable String code, String checkedBy, String checkedOn, boolean known) {
	}

}
