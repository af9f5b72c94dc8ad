package org.peerprescribing.carerecord;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

	private static final AccessScope SCOPE = new AccessScope.OfBackground("carerecord-reconcile");

	private final RecordUpkeep upkeep;

	private final RecordEndpoints endpoints;

	private final EntryRoutes routes;

	private final RecordLook look;

	private final RecordReader reader;

	private final RecordGates gates;

	Reconciliation(RecordUpkeep upkeep, RecordEndpoints endpoints, EntryRoutes routes, RecordLook look,
			RecordReader reader, RecordGates gates) {
		this.upkeep = upkeep;
		this.endpoints = endpoints;
		this.routes = routes;
		this.look = look;
		this.reader = reader;
		this.gates = gates;
	}

	/**
	 * Compares the prescriptions that were written last between the one moment and before
	 * the other. What is still on its way is passed over, and so is a record system that
	 * does not answer.
	 */
	Report compare(Instant from, Instant until) {
		int compared = 0;
		int different = 0;
		int notRead = 0;
		for (PrescriptionId prescription : SCOPE.call(() -> this.upkeep.settled(from, until))) {
			Optional<Integer> found = compare(prescription);
			compared++;
			different += found.orElse(0);
			notRead += found.isEmpty() ? 1 : 0;
		}
		Report report = new Report(compared, different, notRead);
		log.info("Compared {} prescriptions with the record systems: {} resources differ, {} could not be read",
				report.compared(), report.different(), report.notRead());
		return report;
	}

	/** How many of its resources differ; empty where they could not all be read. */
	private Optional<Integer> compare(PrescriptionId prescription) {
		List<RecordUpkeep.Believed> believed = SCOPE.call(() -> this.upkeep.believed(prescription));
		if (believed.isEmpty()
				|| SCOPE.call(() -> this.routes.of(believed.getFirst().organisation())) != EntryRoute.FHIR) {
			// What came as a document was filed by a person there, who may have moved it.
			return Optional.of(0);
		}
		Optional<RecordEndpoint> endpoint = SCOPE.call(() -> this.endpoints.usable(believed.getFirst().organisation()));
		if (endpoint.isEmpty()) {
			return Optional.empty();
		}
		Map<BundleMaker.Named, String> sent = sent(prescription);
		try (RecordGates.Visit gate = this.gates.visit()) {
			if (!gate.ask(endpoint.get().base())) {
				return Optional.empty();
			}
			int different = 0;
			for (RecordUpkeep.Believed one : believed) {
				RecordDifference.Kind kind = difference(endpoint.get(), one, sent);
				SCOPE.run(() -> this.upkeep.found(one, kind));
				different += (kind != null) ? 1 : 0;
			}
			gate.saw(true);
			return Optional.of(different);
		}
		catch (RecordReader.NotRead ex) {
			return Optional.empty();
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
	 */
	record Report(int compared, int different, int notRead) {
	}

}
