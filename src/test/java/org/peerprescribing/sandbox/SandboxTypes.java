package org.peerprescribing.sandbox;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps the components of the tests out of the service that the sandbox starts, although
 * they lie on the same class path: only what the sandbox names itself comes in.
 */
final class SandboxTypes implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		context.getBeanFactory().registerSingleton("sandboxTypes", new NoTestComponents());
	}

	private static final class NoTestComponents extends TypeExcludeFilter {

		@Override
		public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
			return type.getAnnotationMetadata().isAnnotated(TestComponent.class.getName());
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof NoTestComponents;
		}

		@Override
		public int hashCode() {
			return NoTestComponents.class.hashCode();
		}

	}

}
