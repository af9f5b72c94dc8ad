/**
 * The record system's own key: made once, kept in the data folder, its public half served
 * at {@code /jwks.json}.
 */
@NullMarked
package org.peerprescribing.sandbox.recordsystem.signing;

import org.jspecify.annotations.NullMarked;
