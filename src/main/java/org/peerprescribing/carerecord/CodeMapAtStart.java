package org.peerprescribing.carerecord;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** The code map of this version: a file that breaks a rule stops the start. */
@Configuration(proxyBeanMethods = false)
class CodeMapAtStart {

	static final String FILE = "codes/code-map.csv";

	@Bean
	CodeMap codeMap() {
		try (Reader csv = new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
			return CodeMap.read(csv);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
