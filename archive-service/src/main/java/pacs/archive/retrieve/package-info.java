/** Reads back what was kept: objects, their headers and frames, every byte of them checked first. */
@NullMarked
package pacs.archive.retrieve;

import org.jspecify.annotations.NullMarked;
