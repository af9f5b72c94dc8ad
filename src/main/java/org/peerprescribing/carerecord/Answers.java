package org.peerprescribing.carerecord;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;

/**
 * Judges the answer to a transaction. Done is only what says so for every entry: a 200
 * with a page, an empty body or an error inside is not.
 */
final class Answers {

	private Answers() {
	}

	/**
	 * @param sent the bundle that was sent
	 * @param answer what came back
	 * @param received the answer read as a bundle; empty where it is none
	 */
	static Delivery judge(Bundle sent, RecordAnswer answer, Optional<Bundle> received) {
		return switch (answer) {
			case RecordAnswer.NotReached nothing -> new Delivery.NotWritten("not-reached", null, null);
			case RecordAnswer.BrokenOff nothing -> new Delivery.Unsure("no-answer", null, null);
			case RecordAnswer.Answered said when said.status() / 100 == 2 -> entries(sent, said, received);
			case RecordAnswer.Answered said -> byStatus(said);
		};
	}

	/** As {@link #judge}, for a search that goes before; it writes nothing. */
	static Delivery judgeSearch(RecordAnswer answer) {
		return switch (answer) {
			case RecordAnswer.NotReached nothing -> new Delivery.NotWritten("not-reached", null, null);
			case RecordAnswer.BrokenOff nothing -> new Delivery.NotWritten("no-answer", null, null);
			case RecordAnswer.Answered said when said.status() / 100 == 2 ->
				new Delivery.NotWritten("unreadable-answer", said.status(), null);
			case RecordAnswer.Answered said -> switch (byStatus(said)) {
				case Delivery.Unsure unsure -> new Delivery.NotWritten(unsure.error(), unsure.status(), unsure.after());
				case Delivery.Stale stale -> new Delivery.NotWritten(error(stale.status()), stale.status(), null);
				case Delivery other -> other;
			};
		};
	}

	/**
	 * As {@link #judgeSearch}, for a search after a try that may have arrived: while
	 * nobody can look, that stays so.
	 */
	static Delivery judgeLook(RecordAnswer answer) {
		return (judgeSearch(answer) instanceof Delivery.NotWritten not)
				? new Delivery.Unsure(not.error(), not.status(), not.after()) : judgeSearch(answer);
	}

	/** What a status other than 2xx means for something that was to be written. */
	static Delivery byStatus(RecordAnswer.Answered said) {
		String error = error(said.status());
		return switch (said.status()) {
			case 400, 403, 404, 405, 415, 422 -> new Delivery.Refused(error, said.status());
			// Of a version that is not the current one HAPI's JPA server says 409.
			case 409, 412 -> new Delivery.Stale(said.status());
			case 401, 408, 423, 425, 429 -> new Delivery.NotWritten(error, said.status(), said.retryAfter());
			default -> (said.status() >= 500) ? new Delivery.Unsure(error, said.status(), said.retryAfter())
					: new Delivery.NotWritten(error, said.status(), said.retryAfter());
		};
	}

	private static String error(int status) {
		return "status-" + status;
	}

	private static Delivery entries(Bundle sent, RecordAnswer.Answered said, Optional<Bundle> received) {
		Delivery unreadable = new Delivery.Unsure("unreadable-answer", said.status(), null);
		if (received.isEmpty() || received.get().getType() != Bundle.BundleType.TRANSACTIONRESPONSE
				|| received.get().getEntry().size() != sent.getEntry().size()) {
			return unreadable;
		}
		List<Delivery.Located> located = new ArrayList<>();
		for (int i = 0; i < sent.getEntry().size(); i++) {
			Bundle.BundleEntryResponseComponent response = received.get().getEntry().get(i).getResponse();
			boolean failed = !response.hasStatus() || !response.getStatus().startsWith("2") || holdsError(response);
			if (failed || !response.hasLocation()) {
				return unreadable;
			}
			BundleMaker.Named named = BundleMaker.named(sent.getEntry().get(i).getResource());
			located
				.add(new Delivery.Located(named.type(), named.value(), new IdType(response.getLocation()).getIdPart()));
		}
		return new Delivery.Written(located);
	}

	private static boolean holdsError(Bundle.BundleEntryResponseComponent response) {
		return response.getOutcome() instanceof OperationOutcome outcome && outcome.getIssue()
			.stream()
			.anyMatch((issue) -> issue.getSeverity() == IssueSeverity.ERROR
					|| issue.getSeverity() == IssueSeverity.FATAL);
	}

}
