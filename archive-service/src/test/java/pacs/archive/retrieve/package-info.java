/** Real files stored and read back. */
@NullMarked
package pacs.archive.retrieve;

import org.jspecify.annotations.NullMarked;
