/** The one way by which bytes leave a blob: what is kept is written anew, and the old blob goes. */
@NullMarked
package pacs.archive.rewrite;

import org.jspecify.annotations.NullMarked;
