package org.peerprescribing.sandbox.recordsystem;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ReactiveElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Starts the sandbox record system. Ready when {@code GET /fhir/metadata} answers; by
 * then the patients are loaded. It has no sign-in and therefore listens on this machine
 * only unless {@code --server.address} says otherwise.
 */
// HAPI brings its own persistence, scheduler and search; Boot's would claim the same
// beans.
@SpringBootApplication(exclude = { HibernateJpaAutoConfiguration.class, JpaRepositoriesAutoConfiguration.class,
		ThymeleafAutoConfiguration.class, QuartzAutoConfiguration.class, ElasticsearchClientAutoConfiguration.class,
		ElasticsearchRestClientAutoConfiguration.class, ReactiveElasticsearchClientAutoConfiguration.class })
@ConfigurationPropertiesScan
public class RecordSystem {

	public static void main(String[] arguments) {
		SpringApplication.run(RecordSystem.class, arguments);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
