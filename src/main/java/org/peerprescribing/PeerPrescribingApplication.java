package org.peerprescribing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** The service. Start it in the sandbox with {@code mvn spring-boot:test-run}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(systemName = "Peer-support prescribing", sharedModules = { "shared", "identity" })
public class PeerPrescribingApplication {

	public static void main(String[] args) {
		SpringApplication.run(PeerPrescribingApplication.class, args);
	}

}
