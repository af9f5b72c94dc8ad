/**
 * The edge of the service: who comes in through which door, what headers go out, and how
 * a refusal looks. Every door is shut until it says to whom it is open.
 */
@NullMarked
package org.peerprescribing.identity.web;

import org.jspecify.annotations.NullMarked;
