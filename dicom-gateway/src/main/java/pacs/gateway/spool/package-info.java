/** Keeps every object it accepts on its own disk until the centre has it. */
@NullMarked
package pacs.gateway.spool;

import org.jspecify.annotations.NullMarked;
