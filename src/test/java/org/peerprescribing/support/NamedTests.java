package org.peerprescribing.support;

import java.util.Arrays;

import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Tests that a paper of this repository names. */
public final class NamedTests {

	private NamedTests() {
	}

	/**
	 * Whether there is such a test.
	 * @param name class below the base package, {@code #}, method
	 */
	public static boolean exists(String name) {
		String[] parts = name.split("#");
		try {
			Class<?> type = Class.forName("org.peerprescribing." + parts[0], false, NamedTests.class.getClassLoader());
			return Arrays.stream(type.getDeclaredMethods())
				.anyMatch((method) -> method.getName().equals(parts[1])
						&& AnnotationSupport.isAnnotated(method, Testable.class));
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

}
