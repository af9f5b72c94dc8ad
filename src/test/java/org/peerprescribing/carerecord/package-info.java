/** Tests of what is read from and written into care records. */
@NullMarked
package org.peerprescribing.carerecord;

import org.jspecify.annotations.NullMarked;
