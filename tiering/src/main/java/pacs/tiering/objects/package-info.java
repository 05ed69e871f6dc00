/** Second places for blobs, behind one port. */
@NullMarked
package pacs.tiering.objects;

import org.jspecify.annotations.NullMarked;
