package org.peerprescribing.support;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.RequiredParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.fhirapi.OperationProvider;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.identity.Role;

import org.springframework.aop.support.AopUtils;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One way in: a method and an address of a page, or an interaction of the FHIR door, with
 * the rule it states for itself.
 *
 * @param verb HTTP method
 * @param address with its gaps as they are written in the mapping
 * @param mapping what else a request must have; null at the FHIR door
 * @param handler the method behind it
 * @param type the class that the method is called on
 */
public record Door(String verb, String address, @Nullable RequestMappingInfo mapping, Method handler, Class<?> type) {

	/** All pages and all FHIR interactions of a running service. */
	public static List<Door> all(ApplicationContext context) {
		List<Door> doors = new ArrayList<>();
		context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.forEach((mapping, handler) -> {
				if (!ErrorController.class.isAssignableFrom(handler.getBeanType())) {
					doors.addAll(pages(mapping, handler));
				}
			});
		Stream.of(IResourceProvider.class, OperationProvider.class)
			.flatMap((kind) -> context.getBeansOfType(kind).values().stream())
			.forEach((provider) -> doors.addAll(interactions(provider)));
		return doors;
	}

	private static List<Door> pages(RequestMappingInfo mapping, HandlerMethod handler) {
		Set<RequestMethod> verbs = mapping.getMethodsCondition().getMethods();
		return mapping.getPatternValues()
			.stream()
			.flatMap((pattern) -> (verbs.isEmpty() ? Set.of(RequestMethod.GET) : verbs).stream()
				.map((verb) -> new Door(verb.name(), pattern, mapping, handler.getMethod(), handler.getBeanType())))
			.toList();
	}

	private static List<Door> interactions(Object provider) {
		Class<?> type = AopUtils.getTargetClass(provider);
		return Arrays.stream(type.getDeclaredMethods()).flatMap((method) -> {
			Operation operation = AnnotatedElementUtils.findMergedAnnotation(method, Operation.class);
			if (operation != null) {
				String of = (provider instanceof IResourceProvider one) ? one.getResourceType().getSimpleName()
						: operation.typeName();
				String name = operation.name().startsWith("$") ? operation.name() : "$" + operation.name();
				return Stream.of(new Door("POST", "/" + of + "/" + name, null, method, type));
			}
			if (provider instanceof IResourceProvider one && AnnotatedElementUtils.hasAnnotation(method, Read.class)) {
				return Stream
					.of(new Door("GET", "/" + one.getResourceType().getSimpleName() + "/{id}", null, method, type));
			}
			if (provider instanceof IResourceProvider one
					&& AnnotatedElementUtils.hasAnnotation(method, Search.class)) {
				return Stream.of(new Door("GET", "/" + one.getResourceType().getSimpleName(), null, method, type));
			}
			if (Arrays.stream(method.getAnnotations())
				.anyMatch((one) -> one.annotationType().getPackageName().equals(Read.class.getPackageName()))) {
				throw new IllegalStateException("No knock is known for " + method);
			}
			return Stream.empty();
		}).toList();
	}

	public boolean isFhir() {
		return this.mapping == null;
	}

	/** As it stands in the table. */
	public String name() {
		String more = (this.mapping == null) ? ""
				: this.mapping.getParamsCondition().isEmpty() ? "" : " " + this.mapping.getParamsCondition();
		return this.verb + " " + (isFhir() ? "/fhir" : "") + this.address + more;
	}

	/** Class and name of the method behind it. */
	public String method() {
		return this.type.getSimpleName() + "." + this.handler.getName();
	}

	public boolean speaks() {
		return isOpen() || rule(AllowedTo.class) != null;
	}

	public boolean isOpen() {
		return rule(OpenDoor.class) != null;
	}

	public boolean opensTo(Role role) {
		AllowedTo allowed = rule(AllowedTo.class);
		return isOpen() || (allowed != null && List.of(allowed.value()).contains(role));
	}

	public boolean hasId() {
		return this.address.contains("{");
	}

	public boolean reads() {
		return this.verb.equals("GET");
	}

	/** The same door with this id in each gap. */
	public Door with(String id) {
		return new Door(this.verb, filled(id), this.mapping, this.handler, this.type);
	}

	/** A request that this door and no other takes. */
	public MockHttpServletRequestBuilder request() {
		RequestMappingInfo wanted = Objects.requireNonNull(this.mapping);
		MockHttpServletRequestBuilder request = MockMvcRequestBuilders
			.request(HttpMethod.valueOf(this.verb), filled(UUID.randomUUID().toString()))
			.with(SecurityMockMvcRequestPostProcessors.csrf());
		wanted.getParamsCondition()
			.getExpressions()
			.stream()
			.filter((one) -> !one.isNegated())
			.forEach((one) -> request.param(one.getName(), (one.getValue() != null) ? one.getValue() : "x"));
		wanted.getConsumesCondition()
			.getConsumableMediaTypes()
			.stream()
			.findFirst()
			.ifPresent((type) -> request.contentType(type).content("{}"));
		wanted.getProducesCondition().getProducibleMediaTypes().stream().findFirst().ifPresent(request::accept);
		return request;
	}

	/** As the same person or program would at the FHIR door. */
	public MockHttpServletResponse call(FhirCalls fhir, @Nullable Actor actor) throws Exception {
		return fhir.call(actor, this.verb, filled(UUID.randomUUID().toString()) + required(), (request) -> {
			request.addHeader("Accept", "application/fhir+json");
			if (this.verb.equals("POST")) {
				request.setContentType(MediaType.valueOf("application/fhir+json").toString());
				request
					.setContent("{\"resourceType\":\"Parameters\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
			}
		});
	}

	/** What a search cannot do without; another one would find no door at all. */
	private String required() {
		return Arrays.stream(this.handler.getParameters())
			.map((parameter) -> parameter.getAnnotation(RequiredParam.class))
			.filter(Objects::nonNull)
			.map((parameter) -> parameter.name() + "=" + UUID.randomUUID())
			.findFirst()
			.map((query) -> "?" + query)
			.orElse("");
	}

	private String filled(String id) {
		return this.address.replaceAll("\\{[^}]+}", id);
	}

	private <A extends Annotation> @Nullable A rule(Class<A> kind) {
		boolean methodSpeaks = AnnotatedElementUtils.hasAnnotation(this.handler, AllowedTo.class)
				|| AnnotatedElementUtils.hasAnnotation(this.handler, OpenDoor.class);
		return methodSpeaks ? AnnotatedElementUtils.findMergedAnnotation(this.handler, kind)
				: AnnotatedElementUtils.findMergedAnnotation(this.type, kind);
	}

}
