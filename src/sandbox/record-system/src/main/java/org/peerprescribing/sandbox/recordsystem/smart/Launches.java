package org.peerprescribing.sandbox.recordsystem.smart;

import java.net.URI;
import java.time.Clock;

import org.peerprescribing.sandbox.recordsystem.RecordSettings;
import org.peerprescribing.sandbox.recordsystem.hooks.Clinician;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Launches that were begun on a patient's page and the codes that came of them. */
@Component
public class Launches {

	private final OneTimeStore<Launch> begun;

	private final OneTimeStore<Grant> granted;

	private final SmartClient client;

	private final RecordSettings settings;

	Launches(SmartClient client, RecordSettings settings, Clock clock) {
		this.client = client;
		this.settings = settings;
		this.begun = new OneTimeStore<>(clock);
		this.granted = new OneTimeStore<>(clock);
	}

	/** Whether the pages are to offer a launch. */
	public boolean offered() {
		return this.client.offered();
	}

	/**
	 * Begins a launch, good for five minutes and one use, and returns where the browser
	 * goes for it.
	 */
	public URI begin(String patientId, Clinician clinician) {
		String token = this.begun.keep(new Launch(patientId, clinician));
		return UriComponentsBuilder.fromUri(this.client.launch())
			.queryParam("iss", "{iss}")
			.queryParam("launch", "{launch}")
			.encode()
			.buildAndExpand(this.settings.fhirBase(), token)
			.toUri();
	}

	OneTimeStore<Launch> begun() {
		return this.begun;
	}

	OneTimeStore<Grant> granted() {
		return this.granted;
	}

	/** A patient in context and who opened them. */
	record Launch(String patientId, Clinician clinician) {
	}

	/**
	 * What a code stands for.
	 *
	 * @param challenge base64url of the SHA-256 of the proof key
	 * @param nonce given back in the identity token; empty for none
	 */
	record Grant(Launch launch, String scope, String challenge, String nonce) {
	}

}
