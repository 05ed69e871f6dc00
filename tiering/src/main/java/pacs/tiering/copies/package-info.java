/** Brings every sealed blob into the second place, and reads again what was stored. */
@NullMarked
package pacs.tiering.copies;

import org.jspecify.annotations.NullMarked;
