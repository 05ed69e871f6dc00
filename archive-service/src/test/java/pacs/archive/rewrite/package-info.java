/** Tests of writing blobs anew. */
@NullMarked
package pacs.archive.rewrite;

import org.jspecify.annotations.NullMarked;
