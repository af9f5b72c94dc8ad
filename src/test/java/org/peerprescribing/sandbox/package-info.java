/**
 * Starts everything the service needs on one machine: database, identity provider, a
 * practice's record system, and the service itself, with invented people. Never part of
 * what is deployed.
 */
@NullMarked
package org.peerprescribing.sandbox;

import org.jspecify.annotations.NullMarked;
