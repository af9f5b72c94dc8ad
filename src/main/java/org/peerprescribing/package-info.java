/**
 * Peer-support prescribing, from the appointment to the report: sixteen modules in a
 * straight line, each a package with a label of its own.
 */
@NullMarked
package org.peerprescribing;

import org.jspecify.annotations.NullMarked;
