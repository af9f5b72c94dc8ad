/**
 * The community's own door, which no community has to use: by a signed message or on a
 * private page it says that it is full, or open again. Neither shows anything of a
 * person, and neither can lift anything but the community's own fullness.
 */
@NullMarked
package org.peerprescribing.directory.door;

import org.jspecify.annotations.NullMarked;
