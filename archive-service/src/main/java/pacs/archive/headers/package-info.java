/** Headers of objects, and the memory all of them share while they are read. */
@NullMarked
package pacs.archive.headers;

import org.jspecify.annotations.NullMarked;
