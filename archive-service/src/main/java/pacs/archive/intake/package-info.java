/** The way in: received, checked, placed, catalogued; whoever sends hears yes only after the last step. */
@NullMarked
package pacs.archive.intake;

import org.jspecify.annotations.NullMarked;
