package org.peerprescribing.fhirapi;

/**
 * Brings operations on a type that another provider reads; they hang at the same door and
 * are opened by the same rules. Every method marked as an operation names its type, since
 * this provider has none of its own.
 */
public interface OperationProvider {

}
