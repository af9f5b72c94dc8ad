package org.peerprescribing.identity;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A door that nobody has to sign in for: it shows nothing of a person, or checks who
 * comes by a way of its own.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.METHOD, ElementType.TYPE })
public @interface OpenDoor {

	/** Why it may be open, in one plain sentence. */
	String because();

}
