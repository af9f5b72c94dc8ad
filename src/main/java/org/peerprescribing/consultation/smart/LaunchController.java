package org.peerprescribing.consultation.smart;

import java.net.URI;
import java.time.Clock;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.peerprescribing.consultation.ArrivalId;
import org.peerprescribing.consultation.Arrivals;
import org.peerprescribing.consultation.ConsultationProperties;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.WallTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatusCode;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A record system opens the page for the patient in its context (SMART App Launch 2.2,
 * EHR launch): off for a code with a proof key, back with it, and on to the same page as
 * after a sign-in.
 */
@Controller
class LaunchController {

	/** What is read: who asks, for which practice, and who the patient is. */
	static final String SCOPE = "launch openid fhirUser patient/Patient.r user/PractitionerRole.r user/Organization.r";

	private static final Logger log = LoggerFactory.getLogger(LaunchController.class);

	private final LaunchProperties properties;

	private final ConsultationProperties addresses;

	private final SmartServers servers;

	private final IdentityTokens identityTokens;

	private final LaunchContext context;

	private final SignedInByLaunch signedIn;

	private final Arrivals arrivals;

	private final Clock wall = WallTime.clock();

	LaunchController(LaunchProperties properties, ConsultationProperties addresses, SmartServers servers,
			IdentityTokens identityTokens, LaunchContext context, SignedInByLaunch signedIn, Arrivals arrivals) {
		this.properties = properties;
		this.addresses = addresses;
		this.servers = servers;
		this.identityTokens = identityTokens;
		this.context = context;
		this.signedIn = signedIn;
		this.arrivals = arrivals;
		if (addresses.address() == null && !properties.servers().isEmpty()) {
			throw new IllegalArgumentException(
					"peerprescribing.consultation.address is needed where record systems may launch");
		}
	}

	@GetMapping("/launch")
	@OpenDoor(because = "It sends the browser on to a record system of the list and holds nothing")
	String launch(@RequestParam(defaultValue = "") String iss, @RequestParam(defaultValue = "") String launch,
			HttpSession session) {
		LaunchProperties.Server server = listed(iss);
		if (launch.isBlank()) {
			throw new LaunchRefused(LaunchFault.NO_LAUNCH);
		}
		SmartServers.Configuration configuration = this.servers.configuration(server);
		PendingLaunch begun = PendingLaunch.begin(iss, this.wall.instant(), session);
		URI address = UriComponentsBuilder.fromUri(configuration.authorize())
			.queryParam("response_type", "code")
			.queryParam("client_id", "{client}")
			.queryParam("redirect_uri", "{redirect}")
			.queryParam("launch", "{launch}")
			.queryParam("scope", "{scope}")
			.queryParam("state", "{state}")
			.queryParam("aud", "{aud}")
			.queryParam("code_challenge", "{challenge}")
			.queryParam("code_challenge_method", "S256")
			.queryParam("nonce", "{nonce}")
			.encode()
			.buildAndExpand(server.clientId(), redirect(), launch, SCOPE, begun.state(), server.iss(),
					begun.challenge(), begun.nonce())
			.toUri();
		return "redirect:" + address;
	}

	@GetMapping("/launch/callback")
	@OpenDoor(because = "It takes only the answer to a launch that this browser began")
	String callback(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String code,
			@RequestParam(defaultValue = "") String error, HttpServletRequest request, HttpServletResponse response) {
		PendingLaunch launch = PendingLaunch.take(state, request.getSession())
			.orElseThrow(() -> new LaunchRefused(LaunchFault.NO_LAUNCH));
		if (launch.isOver(this.wall.instant())) {
			throw new LaunchRefused(LaunchFault.EXPIRED);
		}
		if (!error.isEmpty() || code.isBlank()) {
			// A launch that was used or is too old is refused there in this way.
			throw new LaunchRefused("access_denied".equals(error) ? LaunchFault.EXPIRED : LaunchFault.REFUSED);
		}
		LaunchContext.Launched launched = launched(listed(launch.iss()), launch, code);
		this.signedIn.signIn(launched.clinician(), request, response);
		ArrivalId arrival = new AccessScope.OfOrganisation(launched.clinician().organisation()).call(() -> this.arrivals
			.announce(launched.nhsNumber(), launched.birthDate(), launched.recordUser(), launched.clinician()));
		return "redirect:/prescribe/arrivals/" + arrival.value();
	}

	@ExceptionHandler
	ModelAndView refuse(LaunchRefused refused) {
		log.info("Launch refused: {}", refused.fault());
		ModelAndView page = new ModelAndView("consultation/launch-refused");
		page.setStatus(HttpStatusCode.valueOf(refused.fault().status()));
		page.addObject("fault", refused.fault().name());
		return page;
	}

	private LaunchContext.Launched launched(LaunchProperties.Server server, PendingLaunch launch, String code) {
		SmartServers.Configuration configuration = this.servers.configuration(server);
		JsonNode token = this.servers.token(configuration, server, launch, code, redirect());
		String patient = token.path("patient").asString("");
		String access = token.path("access_token").asString("");
		if (patient.isEmpty() || access.isEmpty()) {
			throw new LaunchRefused(LaunchFault.REFUSED);
		}
		Jwt identity = this.identityTokens.verify(token.path("id_token").asString(""), configuration, server, launch);
		return this.context.read(server, identity, patient, access);
	}

	private LaunchProperties.Server listed(String iss) {
		return this.properties.server(iss).orElseThrow(() -> new LaunchRefused(LaunchFault.NOT_LISTED));
	}

	private URI redirect() {
		URI address = this.addresses.address();
		if (address == null) {
			throw new LaunchRefused(LaunchFault.NOT_LISTED);
		}
		return address.resolve("/launch/callback");
	}

}
