/**
 * The one table model from which every exit is made: page, picture, CSV and whatever
 * comes later. It holds released figures and nothing else, so no exit can show more than
 * another.
 */
@NullMarked
package org.peerprescribing.reporting.table;

import org.jspecify.annotations.NullMarked;
