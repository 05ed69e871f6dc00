/** Tests of what reading headers may cost. */
@NullMarked
package pacs.archive.headers;

import org.jspecify.annotations.NullMarked;
