package org.peerprescribing.outcomes;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.outcomes.instrument.Instrument;
import org.peerprescribing.outcomes.instrument.Instruments;
import org.peerprescribing.outcomes.instrument.Score;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import org.peerprescribing.shared.TimeOrderedId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Optional measures, where the site has switched some on; offered, never pushed. */
@Service
@Transactional
public class Measures {

	private final MeasureStore store;

	private final CheckInStore checkIns;

	private final Instruments instruments;

	private final AuditTrail audit;

	private final Clock clock;

	Measures(MeasureStore store, CheckInStore checkIns, Instruments instruments, AuditTrail audit, Clock clock) {
		this.store = store;
		this.checkIns = checkIns;
		this.instruments = instruments;
		this.audit = audit;
		this.clock = clock;
	}

	/** What can be answered now and was not yet; often nothing. */
	@Transactional(readOnly = true)
	public List<Instrument> offered(PrescriptionId prescription) {
		if (this.instruments.measures().isEmpty()) {
			return List.of();
		}
		return occasion(prescription).map((occasion) -> {
			Set<String> answered = this.store.answered(prescription, occasion);
			return this.instruments.measures()
				.stream()
				.filter((instrument) -> !answered.contains(instrument.id()))
				.toList();
		}).orElse(List.of());
	}

	/** In the order in which they were answered. */
	@Transactional(readOnly = true)
	public List<Measure> of(PrescriptionId prescription) {
		return this.store.of(prescription);
	}

	@Transactional(readOnly = true)
	public Optional<Measure> find(MeasureId id) {
		return this.store.find(id);
	}

	/**
	 * Takes the answers to all measures or to none. What was answered on this occasion
	 * before stands; a measure of which every item was skipped leaves nothing. Refuses a
	 * measure that is not switched on, an item it does not have, a value it does not
	 * offer, and a moment at which none is offered.
	 * @param answers by instrument and item; what was skipped is not in it
	 */
	public void answer(PrescriptionId prescription, Map<String, Map<String, Integer>> answers) {
		List<CheckIn> known = this.checkIns.notClosed(prescription);
		MeasureOccasion occasion = occasion(prescription)
			.orElseThrow(() -> new ProblemException(Problem.BUSINESS_RULE));
		for (Map.Entry<String, Map<String, Integer>> one : answers.entrySet()) {
			Instrument instrument = this.instruments.measures()
				.stream()
				.filter((on) -> on.id().equals(one.getKey()))
				.findFirst()
				.orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
			Score score = score(instrument, one.getValue());
			if (!score.items().isEmpty()) {
				add(known.getFirst(), occasion, instrument, score);
			}
		}
	}

	private void add(CheckIn known, MeasureOccasion occasion, Instrument instrument, Score score) {
		Measure measure = new Measure(new MeasureId(TimeOrderedId.next()), known.prescription(), known.patient(),
				known.organisation(), occasion, instrument.asked(), score.items(), this.clock.instant());
		if (this.store.add(measure, instrument.items().stream().map(Instrument.Item::linkId).toList())) {
			this.audit.record("patient", known.organisation(),
					AuditedAct.done(AuditedAct.Action.CREATE, "answer-measure", known.patient().value(),
							"QuestionnaireResponse", measure.id().value().toString()));
		}
	}

	private static Score score(Instrument instrument, Map<String, Integer> answers) {
		try {
			return instrument.score(answers);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidValue(instrument.id());
		}
	}

	/**
	 * By the check-in that became due last; none between weeks 2 and 6, and none once the
	 * path has ended without an answer.
	 */
	private Optional<MeasureOccasion> occasion(PrescriptionId prescription) {
		Instant now = this.clock.instant();
		List<CheckIn> known = this.checkIns.notClosed(prescription);
		if (known.isEmpty()) {
			return Optional.empty();
		}
		return known.stream()
			.filter((checkIn) -> !checkIn.dueAt().isAfter(now))
			.max(Comparator.comparing(CheckIn::dueAt))
			.map((checkIn) -> switch (checkIn.week()) {
				case WEEK_2 -> Optional.<MeasureOccasion>empty();
				case WEEK_6 -> Optional.of(MeasureOccasion.WEEK_6);
				case WEEK_12 -> Optional.of(MeasureOccasion.WEEK_12);
			})
			.orElse(Optional.of(MeasureOccasion.BASELINE));
	}

}
