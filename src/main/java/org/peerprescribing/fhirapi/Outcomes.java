package org.peerprescribing.fhirapi;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.shared.Problem;
import org.slf4j.MDC;

/**
 * Renders a problem as an OperationOutcome: its code and title, the path at fault, and
 * the correlation id. Never a message of an exception.
 */
final class Outcomes {

	private Outcomes() {
	}

	static OperationOutcome of(Problem problem, @Nullable String path) {
		OperationOutcome outcome = new OperationOutcome();
		OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
			.setSeverity(IssueSeverity.ERROR)
			.setCode(type(problem))
			.setDetails(
					new CodeableConcept().addCoding(new Coding(FhirSystems.PROBLEM, problem.code(), problem.title()))
						.setText(problem.title()));
		if (path != null) {
			issue.addExpression(path);
		}
		String correlation = MDC.get("correlation");
		if (correlation != null) {
			issue.setDiagnostics("Correlation id " + correlation);
		}
		return outcome;
	}

	/** Search parameters that were passed over because the caller did not mind. */
	static OperationOutcome passedOver() {
		OperationOutcome outcome = of(Problem.UNKNOWN_PARAMETER, null);
		outcome.getIssueFirstRep().setSeverity(IssueSeverity.WARNING);
		return outcome;
	}

	private static IssueType type(Problem problem) {
		return switch (problem) {
			case INVALID_VALUE -> IssueType.VALUE;
			case REQUIRED -> IssueType.REQUIRED;
			case UNKNOWN_CODE -> IssueType.CODEINVALID;
			case MALFORMED -> IssueType.STRUCTURE;
			case NOT_FOUND, LINK_GONE, UNKNOWN_REFERENCE -> IssueType.NOTFOUND;
			case SIGN_IN -> IssueType.LOGIN;
			case FORBIDDEN -> IssueType.FORBIDDEN;
			case STALE_VERSION, STILL_RUNNING -> IssueType.CONFLICT;
			case VERSION_REQUIRED, UNKNOWN_PARAMETER, REPEATED, CONTRADICTORY -> IssueType.INVALID;
			case TOO_LARGE -> IssueType.TOOLONG;
			case UNSUPPORTED_MEDIA_TYPE, NOT_ACCEPTABLE, METHOD_NOT_ALLOWED -> IssueType.NOTSUPPORTED;
			case KEY_REUSED -> IssueType.DUPLICATE;
			case TOO_MANY -> IssueType.THROTTLED;
			case UNAVAILABLE -> IssueType.TRANSIENT;
			case INTERNAL -> IssueType.EXCEPTION;
			case BUSINESS_RULE, COMMUNITY_NOT_LISTED, UNSAFE, NO_AGREEMENT, PATIENT_GONE, PRESCRIPTION_ENDED ->
				IssueType.BUSINESSRULE;
		};
	}

}
