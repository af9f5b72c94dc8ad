/**
 * Who is acting, and for which organisation: a verified Keycloak token becomes an
 * {@link org.peerprescribing.identity.Actor}, and every transaction carries an
 * {@link org.peerprescribing.identity.AccessScope} that the database enforces row by row.
 * Also keeps the organisations (practice, network, integrated care board) with their
 * dates of validity.
 */
@ApplicationModule(displayName = "Identity", allowedDependencies = { "shared" })
@NullMarked
package org.peerprescribing.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
