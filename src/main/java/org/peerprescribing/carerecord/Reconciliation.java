package org.peerprescribing.carerecord;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.prescribing.PrescriptionId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Compares what this service believes to be in the record systems with what they hold, by
 * identifier. It writes nothing there: what differs is listed for a person. A record
 * system restored from an old copy is found like this.
 */
@Component
class Reconciliation {

	private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

	/** Statuses of a record system that has no such search. */
	private static final Set<Integer> REFUSES_THE_QUESTION = Set.of(400, 403, 404, 405, 410, 422, 501);

	private static final AccessScope SCOPE = new AccessScope.OfBackground("carerecord-reconcile");

	private final RecordUpkeep upkeep;

	private final RecordEndpoints endpoints;

	private final DocumentCarrier documents;

	private final RecordLook look;

	private final RecordReader reader;

	private final RecordGates gates;

	Reconciliation(RecordUpkeep upkeep, RecordEndpoints endpoints, DocumentCarrier documents, RecordLook look,
			RecordReader reader, RecordGates gates) {
		this.upkeep = upkeep;
		this.endpoints = endpoints;
		this.documents = documents;
		this.look = look;
		this.reader = reader;
		this.gates = gates;
	}

	/**
	 * Compares the prescriptions that were written last between the one moment and before
	 * the other. What is still on its way is passed over; what could not be compared is
	 * counted with the reason.
	 */
	Report compare(Instant from, Instant until) {
		List<PrescriptionId> settled = SCOPE.call(() -> this.upkeep.settled(from, until));
		List<Finding> found = settled.stream().map(this::compare).toList();
		Report report = new Report(settled.size(), found.stream().mapToInt(Finding::different).sum(),
				count(found, Finding::notRead), count(found, Finding::notSearchable), count(found, Finding::elsewhere),
				count(found, Finding::onPaper));
		log.info("Compared {} prescriptions with the record systems: {} resources differ, {} could not be read",
				report.compared(), report.different(), report.notRead());
		if (report.notSearchable() + report.elsewhere() + report.onPaper() > 0) {
			log.info(
					"Of these, not compared or not wholly: {} where documents cannot be searched by identifier,"
							+ " {} written at an earlier address, {} filed on paper",
					report.notSearchable(), report.elsewhere(), report.onPaper());
		}
		return report;
	}

	private static int count(List<Finding> found, Predicate<Finding> which) {
		return Math.toIntExact(found.stream().filter(which).count());
	}

	private Finding compare(PrescriptionId prescription) {
		List<RecordUpkeep.Believed> believed = SCOPE.call(() -> this.upkeep.believed(prescription));
		boolean onPaper = believed.stream().anyMatch(RecordUpkeep.Believed::isOnPaper);
		List<RecordUpkeep.Believed> sent = believed.stream().filter((one) -> !one.isOnPaper()).toList();
		if (sent.isEmpty()) {
			return new Finding(0, false, false, false, onPaper);
		}
		Optional<RecordEndpoint> endpoint = SCOPE.call(() -> this.endpoints.usable(sent.getFirst().organisation()));
		if (endpoint.isEmpty()) {
			return new Finding(0, true, false, false, onPaper);
		}
		List<RecordUpkeep.Believed> here = sent.stream()
			.filter((one) -> endpoint.get().base().toString().equals(one.base()))
			.toList();
		boolean elsewhere = here.size() < sent.size();
		if (here.isEmpty()) {
			return new Finding(0, false, false, elsewhere, onPaper);
		}
		try (RecordGates.Visit gate = this.gates.visit()) {
			if (!gate.ask(endpoint.get().base())) {
				return new Finding(0, true, false, elsewhere, onPaper);
			}
			Finding found = compare(endpoint.get(), here, sent(prescription));
			if (!found.notRead()) {
				gate.saw(true);
			}
			return new Finding(found.different(), found.notRead(), found.notSearchable(), elsewhere, onPaper);
		}
	}

	/** One after another; a record system that does not answer is not asked again. */
	private Finding compare(RecordEndpoint endpoint, List<RecordUpkeep.Believed> believed,
			Map<BundleMaker.Named, String> sent) {
		int different = 0;
		boolean notSearchable = false;
		for (RecordUpkeep.Believed one : believed) {
			try {
				RecordDifference.Kind kind = one.isDocument() ? difference(endpoint, one)
						: difference(endpoint, one, sent);
				SCOPE.run(() -> this.upkeep.found(one, kind));
				different += (kind != null) ? 1 : 0;
			}
			catch (NotSearchable ex) {
				notSearchable = true;
			}
			catch (RecordReader.NotRead ex) {
				return new Finding(different, true, notSearchable, false, false);
			}
		}
		return new Finding(different, false, notSearchable, false, false);
	}

	/** A document is never changed: it is there, or not, or twice. */
	private RecordDifference.@Nullable Kind difference(RecordEndpoint endpoint, RecordUpkeep.Believed believed)
			throws RecordReader.NotRead, NotSearchable {
		try {
			DocumentCarrier.Found found = this.documents.find(endpoint, believed.identifier());
			if (found.saysNothing()) {
				throw new NotSearchable();
			}
			return switch (found.ours().size()) {
				case 0 -> RecordDifference.Kind.MISSING;
				case 1 -> null;
				default -> RecordDifference.Kind.SEVERAL;
			};
		}
		catch (RecordReader.NotRead ex) {
			if (ex.answer() instanceof RecordAnswer.Answered said && REFUSES_THE_QUESTION.contains(said.status())) {
				throw new NotSearchable();
			}
			throw ex;
		}
	}

	private RecordDifference.@Nullable Kind difference(RecordEndpoint endpoint, RecordUpkeep.Believed believed,
			Map<BundleMaker.Named, String> sent) throws RecordReader.NotRead {
		BundleMaker.Named named = BundleMaker.Named.of(believed.type(), believed.identifier());
		List<? extends DomainResource> there = this.look.all(endpoint, named);
		if (there.isEmpty()) {
			return RecordDifference.Kind.MISSING;
		}
		if (there.size() > 1) {
			return RecordDifference.Kind.SEVERAL;
		}
		String says = sent.get(named);
		return (says == null || says.equals(RecordLook.says(there.getFirst()))) ? null : RecordDifference.Kind.OTHER;
	}

	/** What the last bundle said of each resource. */
	private Map<BundleMaker.Named, String> sent(PrescriptionId prescription) {
		Map<BundleMaker.Named, String> sent = new HashMap<>();
		SCOPE.call(() -> this.upkeep.lastWritten(prescription))
			.flatMap(this.reader::parse)
			.map(Bundle::getEntry)
			.orElse(List.of())
			.forEach((entry) -> sent.put(BundleMaker.named(entry.getResource()), RecordLook.says(entry.getResource())));
		return sent;
	}

	/**
	 * What came of a comparison.
	 *
	 * @param compared prescriptions
	 * @param different resources that differ
	 * @param notRead prescriptions whose record system gave no readable answer
	 * @param notSearchable prescriptions with documents in a record system that does not
	 * search them by identifier
	 * @param elsewhere prescriptions with something that was written at another address
	 * than the practice has now
	 * @param onPaper prescriptions of which a person filed something: nobody here can
	 * look
	 */
	record Report(int compared, int different, int notRead, int notSearchable, int elsewhere, int onPaper) {
	}

	/** As {@link Report}, of one prescription. */
	private record Finding(int different, boolean notRead, boolean notSearchable, boolean elsewhere, boolean onPaper) {
	}

	/** Documents cannot be looked for there. */
	private static final class NotSearchable extends Exception {

		private static final long serialVersionUID = 1L;

	}

}
