package org.peerprescribing.sandbox.recordsystem;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Properties;

import javax.sql.DataSource;

import ca.uhn.fhir.batch2.jobs.config.Batch2JobsConfig;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.ClientIdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings.IdStrategyEnum;
import ca.uhn.fhir.jpa.api.config.ThreadPoolFactoryConfig;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.batch2.JpaBatch2Config;
import ca.uhn.fhir.jpa.config.HapiJpaConfig;
import ca.uhn.fhir.jpa.config.r4.JpaR4Config;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.config.util.ResourceCountCacheUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.subscription.channel.config.SubscriptionChannelConfig;
import ca.uhn.fhir.jpa.subscription.submit.config.SubscriptionSubmitterConfig;
import ca.uhn.fhir.jpa.util.ResourceCountCache;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** The HAPI JPA server's storage on one H2 file, which outlives a stop and a kill. */
@Configuration(proxyBeanMethods = false)
@Import({ JpaR4Config.class, HapiJpaConfig.class, JpaBatch2Config.class, Batch2JobsConfig.class,
		ThreadPoolFactoryConfig.class, SubscriptionSubmitterConfig.class, SubscriptionChannelConfig.class })
class FhirStorage {

	@Bean
	DataSource dataSource(RecordSettings settings) throws IOException {
		Files.createDirectories(settings.data());
		HikariDataSource source = new HikariDataSource();
		// Without the write delay an answered write could still be lost to a kill half a
		// second later.
		source.setJdbcUrl("jdbc:h2:file:" + settings.data().resolve("record")
				+ ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0");
		source.setUsername("sa");
		source.setPassword("");
		source.setMaximumPoolSize(10);
		return source;
	}

	@Bean
	JpaStorageSettings jpaStorageSettings() {
		JpaStorageSettings settings = new JpaStorageSettings();
		settings.setAllowExternalReferences(true);
		settings.setAutoCreatePlaceholderReferenceTargets(true);
		settings.setResourceClientIdStrategy(ClientIdStrategyEnum.ANY);
		settings.setResourceServerIdStrategy(IdStrategyEnum.UUID);
		// A remembered search would hide what was written a moment ago.
		settings.setReuseCachedSearchResultsForMillis(null);
		return settings;
	}

	@Bean
	PartitionSettings partitionSettings() {
		return new PartitionSettings();
	}

	@Bean
	SubscriptionSettings subscriptionSettings() {
		return new SubscriptionSettings();
	}

	@Bean
	@Primary
	LocalContainerEntityManagerFactoryBean entityManagerFactory(DataSource source,
			ConfigurableListableBeanFactory beans, FhirContext fhir, JpaStorageSettings settings) {
		LocalContainerEntityManagerFactoryBean factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(beans,
				fhir, settings);
		Properties properties = new Properties();
		properties.put("hibernate.dialect", HapiFhirH2Dialect.class.getName());
		properties.put("hibernate.hbm2ddl.auto", "update");
		properties.put("hibernate.jdbc.batch_size", "20");
		properties.put("hibernate.search.enabled", "false");
		factory.setPersistenceUnitName("record");
		factory.setDataSource(source);
		factory.setJpaProperties(properties);
		return factory;
	}

	@Bean
	@Primary
	JpaTransactionManager transactionManager(EntityManagerFactory factory) {
		return new JpaTransactionManager(factory);
	}

	/** Looked up by HAPI under this very name for {@code /fhir/metadata}. */
	@Bean
	ResourceCountCache myResourceCountsCache(IFhirSystemDao<?, ?> system) {
		return ResourceCountCacheUtil.newResourceCountCache(system);
	}

}
