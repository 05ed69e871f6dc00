/** Brings every spooled object to the archive, however long the line is down. */
@NullMarked
package pacs.gateway.forward;

import org.jspecify.annotations.NullMarked;
