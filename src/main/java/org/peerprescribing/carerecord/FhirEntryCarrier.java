package org.peerprescribing.carerecord;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.identity.AccessScope;

import org.springframework.stereotype.Component;

/**
 * An entry as one transaction of FHIR resources, each in its place: look, freeze, send.
 */
@Component
class FhirEntryCarrier implements EntryCarrier {

	private static final AccessScope SCOPE = new AccessScope.OfBackground(WriteBackSteps.TASK);

	private final WriteBackSteps steps;

	private final RecordSystems systems;

	private final RecordReader reader;

	private final RecordClient client;

	private final RecordLook look;

	FhirEntryCarrier(WriteBackSteps steps, RecordSystems systems, RecordReader reader, RecordClient client,
			RecordLook look) {
		this.steps = steps;
		this.systems = systems;
		this.reader = reader;
		this.client = client;
		this.look = look;
	}

	@Override
	public EntryRoute route() {
		return EntryRoute.FHIR;
	}

	@Override
	public Delivery deliver(Attempt.Begun attempt) {
		try {
			byte[] frozen = attempt.row().bundle();
			if (frozen != null && attempt.row().lookFirst()) {
				Optional<Delivery> arrived = arrived(attempt.system(), parsed(frozen));
				if (arrived.isPresent()) {
					return arrived.get();
				}
			}
			if (frozen == null && attempt.row().kind() == RecordEntry.Kind.CORRECTION) {
				return correct(attempt);
			}
			byte[] bundle = (frozen != null) ? frozen : freeze(attempt);
			return send(attempt, bundle);
		}
		catch (RecordReader.NotRead ex) {
			return Answers.judgeSearch(ex.answer());
		}
		catch (Ambiguous ex) {
			return new Delivery.Refused(ex.word, null);
		}
	}

	private Delivery send(Attempt.Begun attempt, byte[] bundle) {
		RecordAnswer answer = this.client.transaction(attempt.system(), bundle);
		return Answers.judge(parsed(bundle), answer,
				(answer instanceof RecordAnswer.Answered said) ? this.reader.bundle(said) : Optional.empty());
	}

	/** Each resource in the version in which it lies there, whoever changed it since. */
	private Delivery correct(Attempt.Begun attempt) throws RecordReader.NotRead, Ambiguous {
		List<DomainResource> found = new ArrayList<>();
		for (BundleMaker.Named named : SCOPE.call(() -> this.steps.everWritten(attempt.row()))) {
			look(attempt.system(), named).ifPresent(found::add);
		}
		if (found.isEmpty()) {
			return new Delivery.NothingThere();
		}
		return send(attempt, SCOPE.call(() -> this.steps.freezeCorrection(attempt, found))
			.orElseThrow(() -> new Ambiguous("lease-lost")));
	}

	private byte[] freeze(Attempt.Begun attempt) throws RecordReader.NotRead, Ambiguous {
		Patient patient = this.systems.find(attempt.system(), attempt.nhsNumber(), attempt.birthDate())
			.orElseThrow(() -> new Ambiguous("patient-not-certain"));
		Map<BundleMaker.Named, BundleMaker.There> there = new HashMap<>();
		for (BundleMaker.Named named : SCOPE.call(() -> this.steps.updatable(attempt.row()))) {
			look(attempt.system(), named).ifPresent((found) -> there.put(named,
					new BundleMaker.There(found.getIdElement().getIdPart(), found.getMeta().getVersionId())));
		}
		return SCOPE.call(() -> this.steps.freeze(attempt, patient.getIdElement().getIdPart(), there))
			.orElseThrow(() -> new Ambiguous("lease-lost"));
	}

	/** Whether all of it lies there as it was sent; empty where it does not. */
	private Optional<Delivery> arrived(RecordEndpoint endpoint, Bundle sent) throws RecordReader.NotRead, Ambiguous {
		List<Delivery.Located> located = new ArrayList<>();
		for (Bundle.BundleEntryComponent entry : sent.getEntry()) {
			BundleMaker.Named named = BundleMaker.named(entry.getResource());
			Optional<? extends DomainResource> found = look(endpoint, named);
			if (found.isEmpty() || !RecordLook.says(found.get()).equals(RecordLook.says(entry.getResource()))) {
				return Optional.empty();
			}
			located.add(new Delivery.Located(named.type(), named.value(), found.get().getIdElement().getIdPart()));
		}
		return Optional.of(new Delivery.Written(located));
	}

	private Optional<? extends DomainResource> look(RecordEndpoint endpoint, BundleMaker.Named named)
			throws RecordReader.NotRead, Ambiguous {
		List<? extends DomainResource> found = this.look.all(endpoint, named);
		if (found.size() > 1) {
			throw new Ambiguous("several-matches");
		}
		return found.stream().findFirst();
	}

	private Bundle parsed(byte[] bundle) {
		return this.reader.parse(bundle).orElseThrow(() -> new IllegalStateException("The frozen bundle is broken"));
	}

	/** The record does not say for certain where to write: a person has to look. */
	private static final class Ambiguous extends Exception {

		private static final long serialVersionUID = 1L;

		private final String word;

		Ambiguous(String word) {
			super(word);
			this.word = word;
		}

	}

}
