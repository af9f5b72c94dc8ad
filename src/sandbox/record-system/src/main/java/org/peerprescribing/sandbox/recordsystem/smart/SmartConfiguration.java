package org.peerprescribing.sandbox.recordsystem.smart;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.peerprescribing.sandbox.recordsystem.RecordSettings;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code /fhir/.well-known/smart-configuration}: a servlet of its own, as the FHIR
 * servlet owns the rest of /fhir.
 */
@Configuration(proxyBeanMethods = false)
class SmartConfiguration {

	@Bean
	ServletRegistrationBean<HttpServlet> smartConfigurationServlet(RecordSettings settings, ObjectMapper json) {
		ServletRegistrationBean<HttpServlet> registration = new ServletRegistrationBean<>(
				new Document(json.valueToTree(document(settings)).toString()), "/fhir/.well-known/smart-configuration");
		registration.setName("smart-configuration");
		return registration;
	}

	static Map<String, Object> document(RecordSettings settings) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", settings.fhirBase());
		document.put("jwks_uri", settings.base() + "/jwks.json");
		document.put("authorization_endpoint", settings.base() + "/smart/authorize");
		document.put("token_endpoint", settings.base() + "/smart/token");
		document.put("grant_types_supported", List.of("authorization_code"));
		document.put("response_types_supported", List.of("code"));
		document.put("code_challenge_methods_supported", List.of("S256"));
		document.put("token_endpoint_auth_methods_supported", List.of("private_key_jwt"));
		document.put("token_endpoint_auth_signing_alg_values_supported", List.of("ES384", "RS384"));
		document.put("scopes_supported", List.of("openid", "fhirUser", "launch", "patient/*.rs", "user/*.crus"));
		document.put("capabilities", List.of("launch-ehr", "client-confidential-asymmetric", "context-ehr-patient",
				"sso-openid-connect", "permission-v2"));
		return document;
	}

	private static final class Document extends HttpServlet {

		private static final long serialVersionUID = 1L;

		private final String body;

		private Document(String body) {
			this.body = body;
		}

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.setContentType("application/json");
			response.setCharacterEncoding("UTF-8");
			response.getWriter().write(this.body);
		}

	}

}
