package org.peerprescribing.carerecord;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.peerprescribing.carerecord.OnboardingCheck.Kind;
import org.peerprescribing.carerecord.OnboardingCheck.Result;
import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;

/**
 * What a record system is asked before it is used, one question each. An answer is
 * reduced to a word of ours: nothing that the record system sends is kept.
 */
@Component
class OnboardingQuestions {

	/** Referral to support group; referral to social prescribing service; declined. */
	private static final List<String> NATIONAL_CODES = List.of("711281004", "871731000000106", "871711000000103");

	/** What this service writes by an id of its own, where it may. */
	private static final Set<String> WRITTEN = Set.of("ServiceRequest", "Task");

	private final RecordClient client;

	private final RecordReader reader;

	private final RecordGates gates;

	private final Clock clock;

	OnboardingQuestions(RecordClient client, RecordReader reader, RecordGates gates, Clock clock) {
		this.client = client;
		this.reader = reader;
		this.gates = gates;
		this.clock = clock;
	}

	/** Whether it is FHIR R4, and what it says of ids of ours. */
	List<OnboardingCheck> capabilities(RecordEndpoint endpoint) {
		Asked asked = ask(endpoint, () -> this.client.capabilities(endpoint));
		Optional<CapabilityStatement> statement = asked.ok()
			.flatMap((said) -> this.reader.resource(said, CapabilityStatement.class));
		if (statement.isEmpty()) {
			return List.of(asked.isLeftAlone() ? unknown(Kind.ANSWERS, asked) : failed(Kind.ANSWERS, asked.why()),
					unknown(Kind.OWN_ID, "not-said"));
		}
		String version = String.valueOf(statement.get().getFhirVersionElement().getValueAsString());
		return List.of(version.startsWith("4.0") ? passed(Kind.ANSWERS, "fhir-r4") : failed(Kind.ANSWERS, "not-r4"),
				ownId(statement.get()));
	}

	/** Exactly one patient with this number; a search that ignores it finds others. */
	OnboardingCheck patient(RecordEndpoint endpoint, NhsNumber number) {
		Asked asked = ask(endpoint, () -> this.client.search(endpoint, "Patient",
				Map.of("identifier", FhirSystems.NHS_NUMBER + "|" + number.value())));
		Optional<Bundle> bundle = asked.ok().flatMap(this.reader::bundle);
		if (bundle.isEmpty()) {
			return asked.isLeftAlone() ? unknown(Kind.PATIENT, asked) : failed(Kind.PATIENT, asked.why());
		}
		List<Patient> found = bundle.get()
			.getEntry()
			.stream()
			.map(Bundle.BundleEntryComponent::getResource)
			.filter(Patient.class::isInstance)
			.map(Patient.class::cast)
			.toList();
		if (found.size() != 1) {
			return failed(Kind.PATIENT, found.isEmpty() ? "no-patient" : "several-patients");
		}
		boolean same = found.getFirst()
			.getIdentifier()
			.stream()
			.anyMatch((identifier) -> FhirSystems.NHS_NUMBER.equals(identifier.getSystem())
					&& number.value().equals(identifier.getValue()));
		return same ? passed(Kind.PATIENT, "one-patient") : failed(Kind.PATIENT, "another-patient");
	}

	/**
	 * Each code by itself; passed where all are known. A record system without that
	 * operation cannot be asked, which is no fault.
	 */
	OnboardingCheck code(RecordEndpoint endpoint) {
		Set<String> known = new HashSet<>();
		for (String code : NATIONAL_CODES) {
			Asked asked = ask(endpoint, () -> this.client.search(endpoint, "CodeSystem/$validate-code",
					Map.of("url", FhirSystems.SNOMED, "code", code)));
			Optional<Boolean> resolves = asked.ok()
				.flatMap((said) -> this.reader.resource(said, Parameters.class))
				.flatMap((parameters) -> Optional.ofNullable(parameters.getParameter("result")))
				.filter((parameter) -> parameter.getValue() instanceof BooleanType)
				.map((parameter) -> ((BooleanType) parameter.getValue()).booleanValue());
			if (resolves.isEmpty()) {
				return unknown(Kind.CODE, asked.isLeftAlone() ? asked.why() : "no-such-question");
			}
			if (resolves.get()) {
				known.add(code);
			}
		}
		boolean all = known.size() == NATIONAL_CODES.size();
		return new OnboardingCheck(Kind.CODE, all ? Result.PASSED : Result.FAILED,
				all ? "resolves" : "does-not-resolve", this.clock.instant(), "", known);
	}

	/**
	 * Writes an entry of a fixed id twice, each time only if none lies there: the second
	 * must be refused. Whatever came of it, the entry is deleted again.
	 */
	OnboardingCheck onlyOnce(RecordEndpoint endpoint) {
		String id = testEntryId(endpoint.organisation());
		byte[] entry = this.reader.bytes(testEntry(id));
		Supplier<Asked> put = () -> ask(endpoint, () -> this.client.putNew(endpoint, "Basic", id, entry));
		Asked first = put.get();
		if (first.status() == 412) {
			// Left behind by a check that was broken off.
			remove(endpoint, id);
			first = put.get();
		}
		if (first.ok().isEmpty()) {
			boolean clean = !first.mayHaveArrived() || remove(endpoint, id);
			return unknown(Kind.ONLY_ONCE, "not-taken" + (clean ? "" : "-not-removed"));
		}
		Asked second = put.get();
		String left = remove(endpoint, id) ? "" : "-not-removed";
		if (second.status() == 412) {
			return passed(Kind.ONLY_ONCE, "refused-the-second" + left);
		}
		return second.ok().isPresent() ? failed(Kind.ONLY_ONCE, "took-the-second" + left)
				: unknown(Kind.ONLY_ONCE, "unclear" + left);
	}

	private OnboardingCheck ownId(CapabilityStatement statement) {
		List<CapabilityStatementRestResourceComponent> written = statement.getRest()
			.stream()
			.flatMap((rest) -> rest.getResource().stream())
			.filter((resource) -> WRITTEN.contains(resource.getType()))
			.toList();
		if (written.stream().map(CapabilityStatementRestResourceComponent::getType).distinct().count() < WRITTEN
			.size()) {
			return failed(Kind.OWN_ID, "type-not-offered");
		}
		if (written.stream().anyMatch((resource) -> !resource.hasUpdateCreate())) {
			return unknown(Kind.OWN_ID, "not-said");
		}
		return written.stream().allMatch(CapabilityStatementRestResourceComponent::getUpdateCreate)
				? passed(Kind.OWN_ID, "taken") : failed(Kind.OWN_ID, "not-taken");
	}

	/** One practice's, so that two that share a record system do not meet. */
	private static String testEntryId(OdsCode practice) {
		return "peer-support-check-" + practice.value().toLowerCase(Locale.ROOT);
	}

	private static Basic testEntry(String id) {
		Basic entry = new Basic();
		entry.setId(id);
		entry.setCode(new CodeableConcept().setText("Connection test of peer-support prescribing; can be deleted"));
		return entry;
	}

	private boolean remove(RecordEndpoint endpoint, String id) {
		Asked asked = ask(endpoint, () -> this.client.delete(endpoint, "Basic", id));
		return asked.ok().isPresent() || asked.status() == 404 || asked.status() == 410;
	}

	/** Through the gate, as everybody who asks this record system. */
	private Asked ask(RecordEndpoint endpoint, Supplier<RecordAnswer> question) {
		try (RecordGates.Visit visit = this.gates.visit()) {
			if (!visit.ask(endpoint.base())) {
				return new Asked(Optional.empty());
			}
			RecordAnswer answer = question.get();
			visit.saw(answer instanceof RecordAnswer.Answered said && said.status() < 500);
			return new Asked(Optional.of(answer));
		}
	}

	private OnboardingCheck passed(Kind kind, String reason) {
		return found(kind, Result.PASSED, reason);
	}

	private OnboardingCheck failed(Kind kind, String reason) {
		return found(kind, Result.FAILED, reason);
	}

	private OnboardingCheck unknown(Kind kind, Asked asked) {
		return unknown(kind, asked.why());
	}

	private OnboardingCheck unknown(Kind kind, String reason) {
		return found(kind, Result.CANNOT_BE_ASKED, reason);
	}

	private OnboardingCheck found(Kind kind, Result result, String reason) {
		return new OnboardingCheck(kind, result, reason, this.clock.instant(), "", Set.of());
	}

	/** What came back; nothing where it is left alone because it keeps failing. */
	private record Asked(Optional<RecordAnswer> answer) {

		boolean isLeftAlone() {
			return this.answer.isEmpty();
		}

		/** The answer, where its status says that all is well. */
		Optional<RecordAnswer.Answered> ok() {
			return this.answer.filter(RecordAnswer.Answered.class::isInstance)
				.map(RecordAnswer.Answered.class::cast)
				.filter((said) -> said.status() / 100 == 2);
		}

		/** 0 where there was no answer. */
		int status() {
			return (this.answer.orElse(null) instanceof RecordAnswer.Answered said) ? said.status() : 0;
		}

		boolean mayHaveArrived() {
			return status() >= 500 || this.answer.orElse(null) instanceof RecordAnswer.BrokenOff;
		}

		/** Why there is nothing to read. */
		String why() {
			return switch (this.answer.orElse(null)) {
				case null -> "left-alone";
				case RecordAnswer.NotReached nothing -> "not-reached";
				case RecordAnswer.BrokenOff nothing -> "no-answer";
				case RecordAnswer.Answered said when said.status() == 401 || said.status() == 403 -> "not-let-in";
				case RecordAnswer.Answered said -> (said.status() / 100 == 2) ? "not-fhir" : "error-status";
			};
		}

	}

}
