package org.peerprescribing.fhirapi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reading of patients' resources at the FHIR door: found and audited in one transaction,
 * so that what cannot be audited is not answered. Another organisation's resource is not
 * found, and the try is audited too.
 */
@Service
public class AuditedReads {

	private final TransactionTemplate transaction;

	private final AuditTrail audit;

	AuditedReads(PlatformTransactionManager transactions, AuditTrail audit) {
		this.transaction = new TransactionTemplate(transactions);
		this.audit = audit;
	}

	/**
	 * One resource; refuses with {@link Problem#NOT_FOUND}.
	 * @param type FHIR type
	 * @param id id asked for
	 * @param finding runs inside the transaction
	 */
	public <R extends Resource> R read(Actor actor, String type, String id, Supplier<Optional<Held<R>>> finding) {
		Optional<Held<R>> found = this.transaction.execute((status) -> {
			Optional<Held<R>> held = finding.get().filter((one) -> one.organisation().equals(actor.organisation()));
			this.audit.record(actor,
					held.map((one) -> AuditedAct.done(AuditedAct.Action.READ, "fhir-read", one.patient(), type, id))
						.orElseGet(() -> new AuditedAct(AuditedAct.Action.READ, "fhir-read", null, type, id,
								AuditedAct.Outcome.REFUSED)));
			return held;
		});
		return found.map(Held::resource).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
	}

	/** All that was found and is the actor's organisation's; one audit entry for each. */
	public <R extends Resource> List<R> search(Actor actor, String type, Supplier<List<Held<R>>> finding) {
		return this.transaction.execute((status) -> {
			List<Held<R>> held = finding.get()
				.stream()
				.filter((one) -> one.organisation().equals(actor.organisation()))
				.toList();
			held.forEach((one) -> this.audit.record(actor, AuditedAct.done(AuditedAct.Action.READ, "fhir-search",
					one.patient(), type, one.resource().getIdElement().getIdPart())));
			return held.stream().map(Held::resource).toList();
		});
	}

	/**
	 * A resource with what decides who may read it.
	 *
	 * @param resource as it goes out
	 * @param patient whose; null where no person is concerned
	 * @param organisation whose practice
	 */
	public record Held<R extends Resource>(R resource, @Nullable UUID patient, OdsCode organisation) {
	}

}
