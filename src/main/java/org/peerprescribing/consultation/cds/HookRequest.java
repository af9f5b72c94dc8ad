package org.peerprescribing.consultation.cds;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.JsonNode;

/**
 * What a record system asks (CDS Hooks 2.0.1); fields and extensions it does not know are
 * passed over. Hides itself in text.
 *
 * @param user who opened the record there, a reference within it
 * @param patientId id of the patient there
 * @param context the hook's context
 * @param prefetch what was sent along; each value may be an OperationOutcome instead
 */
record HookRequest(String user, String patientId, JsonNode context, JsonNode prefetch) {

	private static final int LONGEST = 200;

	/**
	 * Refuses with {@code malformed} another hook, and one without its required fields.
	 */
	static HookRequest read(JsonNode body, String hook) {
		if (!hook.equals(body.path("hook").asString(""))) {
			throw new ProblemException(Problem.MALFORMED, "hook");
		}
		required(body, "hookInstance", "hookInstance");
		JsonNode context = body.path("context");
		return new HookRequest(required(context, "userId", "context.userId"),
				required(context, "patientId", "context.patientId"), context, body.path("prefetch"));
	}

	/**
	 * The prefetched Patient; empty where there is none, where an OperationOutcome came
	 * instead, and where it is another patient than the context's.
	 */
	Optional<JsonNode> patient() {
		JsonNode patient = this.prefetch.path(CdsServices.PATIENT);
		boolean fits = "Patient".equals(patient.path("resourceType").asString(""))
				&& this.patientId.equals(patient.path("id").asString(this.patientId));
		return fits ? Optional.of(patient) : Optional.empty();
	}

	/** The draft orders that are service requests. */
	List<JsonNode> draftOrders() {
		return StreamSupport.stream(this.context.path("draftOrders").path("entry").spliterator(), false)
			.map((entry) -> entry.path("resource"))
			.filter((resource) -> "ServiceRequest".equals(resource.path("resourceType").asString("")))
			.toList();
	}

	/** Whether the clinician has just selected this draft order. */
	boolean isSelected(JsonNode order) {
		String reference = "ServiceRequest/" + order.path("id").asString("");
		return StreamSupport.stream(this.context.path("selections").spliterator(), false)
			.anyMatch((selected) -> reference.equals(selected.asString("")));
	}

	private static String required(JsonNode node, String field, String path) {
		String value = node.path(field).asString("");
		if (value.isBlank() || value.length() > LONGEST) {
			throw new ProblemException(Problem.MALFORMED, path);
		}
		return value;
	}

	@Override
	public String toString() {
		return "HookRequest[hidden]";
	}

}
