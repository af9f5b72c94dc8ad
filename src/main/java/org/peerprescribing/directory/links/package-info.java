/**
 * Looks daily whether the communities' addresses still lead there, as a guest who keeps
 * to robots.txt and goes nowhere but to public addresses. Hides a community only after
 * repeated failures over time, and brings it back when its address answers again. Knows
 * the rest of the directory by {@link org.peerprescribing.directory.Reachability
 * Reachability} alone. Fetches feeds for it in the same way.
 */
@NullMarked
package org.peerprescribing.directory.links;

import org.jspecify.annotations.NullMarked;
