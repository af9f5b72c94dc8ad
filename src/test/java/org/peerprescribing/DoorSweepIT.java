package org.peerprescribing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.Delete;
import ca.uhn.fhir.rest.annotation.History;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.annotation.Validate;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.junit.jupiter.api.Test;
import org.peerprescribing.fhirapi.OperationProvider;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Walks every door of the running service: each says to whom it is open. */
@IntegrationTest
class DoorSweepIT {

	private static final List<Class<? extends Annotation>> INTERACTIONS = List.of(Read.class, Search.class,
			Create.class, Update.class, Delete.class, Patch.class, History.class, Operation.class, Transaction.class,
			Validate.class);

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping pages;

	@Autowired
	private ApplicationContext context;

	@Test
	void everyPageSaysToWhomItIsOpen() {
		Map<RequestMappingInfo, HandlerMethod> doors = this.pages.getHandlerMethods();

		List<String> silent = doors.entrySet()
			.stream()
			.filter((door) -> !ErrorController.class.isAssignableFrom(door.getValue().getBeanType()))
			.filter((door) -> !speaks(door.getValue().getMethod(), door.getValue().getBeanType()))
			.map((door) -> door.getKey() + " in " + door.getValue())
			.toList();

		assertThat(doors).hasSizeGreaterThan(1);
		assertThat(silent).isEmpty();
	}

	@Test
	void everyFhirOperationSaysToWhomItIsOpen() {
		List<Method> operations = Stream.of(IResourceProvider.class, OperationProvider.class)
			.flatMap((kind) -> this.context.getBeansOfType(kind).values().stream())
			.map(AopUtils::getTargetClass)
			.flatMap((type) -> Stream.of(type.getDeclaredMethods()))
			.filter(DoorSweepIT::isOperation)
			.toList();

		assertThat(operations).anyMatch((operation) -> operation.isAnnotationPresent(Read.class))
			.anyMatch((operation) -> operation.isAnnotationPresent(Operation.class));
		assertThat(operations).allMatch((operation) -> speaks(operation, operation.getDeclaringClass()));
	}

	@Test
	void everyOpenDoorSaysWhyInASentence() {
		List<OpenDoor> open = this.pages.getHandlerMethods()
			.values()
			.stream()
			.map((door) -> find(door.getMethod(), door.getBeanType()))
			.flatMap(Stream::ofNullable)
			.toList();

		assertThat(open).allMatch((door) -> door.because().split(" ").length >= 3);
	}

	private static boolean isOperation(Method method) {
		return INTERACTIONS.stream()
			.anyMatch((interaction) -> AnnotatedElementUtils.hasAnnotation(method, interaction));
	}

	private static boolean speaks(Method method, Class<?> type) {
		return Stream.of(AllowedTo.class, OpenDoor.class)
			.anyMatch((rule) -> AnnotatedElementUtils.hasAnnotation(method, rule)
					|| AnnotatedElementUtils.hasAnnotation(type, rule));
	}

	private static @org.jspecify.annotations.Nullable OpenDoor find(Method method, Class<?> type) {
		OpenDoor onMethod = AnnotatedElementUtils.findMergedAnnotation(method, OpenDoor.class);
		return (onMethod != null) ? onMethod : AnnotatedElementUtils.findMergedAnnotation(type, OpenDoor.class);
	}

}
