package org.peerprescribing.consultation.smart;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.peerprescribing.fhirapi.FhirSystems;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.InvalidValue;
import org.peerprescribing.shared.NhsNumber;
import org.peerprescribing.shared.OdsCode;
import tools.jackson.databind.JsonNode;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/**
 * Who launched, for which practice, and for whom: the identity token's role leads to the
 * practice, which must be on the record system's list, and must be a clinical one; the
 * patient in context must be one of that practice.
 */
@Component
class LaunchContext {

	private static final String ROLE = "PractitionerRole/";

	private final SmartServers servers;

	LaunchContext(SmartServers servers) {
		this.servers = servers;
	}

	/**
	 * @param identity verified
	 * @param patientId id of the patient in context
	 */
	Launched read(LaunchProperties.Server server, Jwt identity, String patientId, String accessToken) {
		String recordUser = recordUser(server, identity);
		JsonNode role = this.servers.resource(server, recordUser, accessToken);
		if (!role.path("active").asBoolean(true)) {
			throw new LaunchRefused(LaunchFault.REFUSED);
		}
		OdsCode practice = organisation(server, role.path("organization"), accessToken)
			.orElseThrow(() -> new LaunchRefused(LaunchFault.REFUSED));
		if (!server.speaksFor(practice)) {
			throw new LaunchRefused(LaunchFault.NOT_LISTED);
		}
		if (!LaunchRoles.isClinical(role)) {
			throw new LaunchRefused(LaunchFault.NOT_CLINICAL);
		}
		Actor clinician = new Actor(server.iss() + "|" + identity.getSubject(), name(role, recordUser), practice,
				Set.of(Role.CLINICIAN));
		JsonNode patient = this.servers.resource(server, "Patient/" + patientId, accessToken);
		if (!belongsTo(practice, server, patient, accessToken)) {
			throw new LaunchRefused(LaunchFault.OTHER_PATIENT);
		}
		return new Launched(clinician, recordUser, number(patient), born(patient));
	}

	/** Relative to the record system: the role under which the person works there now. */
	private static String recordUser(LaunchProperties.Server server, Jwt identity) {
		String claimed = identity.getClaimAsString("fhirUser");
		String base = server.iss() + "/";
		String relative = (claimed != null && claimed.startsWith(base)) ? claimed.substring(base.length()) : claimed;
		if (relative == null || !relative.startsWith(ROLE)) {
			throw new LaunchRefused(LaunchFault.REFUSED);
		}
		return relative;
	}

	private boolean belongsTo(OdsCode practice, LaunchProperties.Server server, JsonNode patient, String token) {
		JsonNode managing = patient.path("managingOrganization");
		Stream<JsonNode> named = managing.isMissingNode() ? patient.path("generalPractitioner").valueStream()
				: Stream.of(managing);
		return named
			.anyMatch((reference) -> organisation(server, reference, token).filter(practice::equals).isPresent());
	}

	/** By the identifier of the reference, or of the organisation that it leads to. */
	private Optional<OdsCode> organisation(LaunchProperties.Server server, JsonNode reference, String token) {
		Optional<OdsCode> said = ods(reference.path("identifier"));
		if (said.isPresent()) {
			return said;
		}
		String target = reference.path("reference").asString("");
		if (!target.startsWith("Organization/")) {
			return Optional.empty();
		}
		return this.servers.resource(server, target, token)
			.path("identifier")
			.valueStream()
			.flatMap((identifier) -> ods(identifier).stream())
			.findFirst();
	}

	private static Optional<OdsCode> ods(JsonNode identifier) {
		if (!FhirSystems.ODS.equals(identifier.path("system").asString(""))) {
			return Optional.empty();
		}
		try {
			return Optional.of(new OdsCode(identifier.path("value").asString("")));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	private static String name(JsonNode role, String recordUser) {
		String shown = role.path("practitioner").path("display").asString("");
		return shown.isBlank() ? recordUser : shown;
	}

	private static NhsNumber number(JsonNode patient) {
		return patient.path("identifier")
			.valueStream()
			.filter((identifier) -> FhirSystems.NHS_NUMBER.equals(identifier.path("system").asString("")))
			.flatMap((identifier) -> number(identifier.path("value").asString("")).stream())
			.findFirst()
			.orElseThrow(() -> new LaunchRefused(LaunchFault.NO_NUMBER));
	}

	private static Optional<NhsNumber> number(String value) {
		try {
			return Optional.of(new NhsNumber(value));
		}
		catch (InvalidValue ex) {
			return Optional.empty();
		}
	}

	private static LocalDate born(JsonNode patient) {
		try {
			return LocalDate.parse(patient.path("birthDate").asString(""));
		}
		catch (DateTimeException ex) {
			throw new LaunchRefused(LaunchFault.NO_NUMBER);
		}
	}

	/**
	 * A launch that holds. Hides itself in text.
	 *
	 * @param clinician who, for which practice
	 * @param recordUser who they are in the record system
	 * @param nhsNumber the patient in context
	 * @param birthDate their date of birth
	 */
	record Launched(Actor clinician, String recordUser, NhsNumber nhsNumber, LocalDate birthDate) {

		@Override
		public String toString() {
			return "Launched[hidden]";
		}

	}

}
