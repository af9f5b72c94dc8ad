package org.peerprescribing.fhirapi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.method.BaseMethodBinding;
import ca.uhn.fhir.rest.server.method.ConformanceMethodBinding;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.AllowedTo;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Opens a FHIR operation only to whom its method says it is open; one that says nothing
 * is shut. The statement of capabilities is open to all: it names nobody.
 */
final class DoorRules {

	private DoorRules() {
	}

	static void check(BaseMethodBinding binding, RequestDetails request) {
		if (binding instanceof ConformanceMethodBinding) {
			return;
		}
		AllowedTo allowed = rule(binding, AllowedTo.class);
		if (allowed != null) {
			FhirCaller.of(request).mustBe(allowed.value());
		}
		else if (rule(binding, OpenDoor.class) == null) {
			throw new ProblemException(Problem.FORBIDDEN);
		}
	}

	/** Whether the operation says anything at all. */
	static boolean speaks(BaseMethodBinding binding) {
		return rule(binding, AllowedTo.class) != null || rule(binding, OpenDoor.class) != null;
	}

	private static <A extends Annotation> @Nullable A rule(BaseMethodBinding binding, Class<A> type) {
		Class<?> provider = AopUtils.getTargetClass(binding.getProvider());
		Method method = AopUtils.getMostSpecificMethod(binding.getMethod(), provider);
		// A method's own word, whichever of the two it is, goes before its class's.
		boolean methodSpeaks = AnnotatedElementUtils.hasAnnotation(method, AllowedTo.class)
				|| AnnotatedElementUtils.hasAnnotation(method, OpenDoor.class);
		return AnnotatedElementUtils.findMergedAnnotation(methodSpeaks ? method : provider, type);
	}

}
