package org.peerprescribing.sandbox.recordsystem;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the record system is told at its start.
 *
 * @param data folder that keeps the database and the signing key between starts
 * @param patients folder of FHIR bundles to load; none are loaded without it
 * @param service address of the prescribing service, without a path
 * @param base own address as others reach it; issuer of the signed calls
 */
@ConfigurationProperties("record")
public record RecordSettings(@DefaultValue("target/data") Path data, @Nullable Path patients,
		@DefaultValue("http://localhost:8080") URI service, URI base) {

	public RecordSettings {
		data = data.toAbsolutePath().normalize();
		service = withoutTrailingSlash(service);
		base = withoutTrailingSlash(base);
	}

	/** Base address of the FHIR server. */
	public String fhirBase() {
		return this.base + "/fhir";
	}

	private static URI withoutTrailingSlash(URI address) {
		String text = address.toString();
		return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
	}

}
