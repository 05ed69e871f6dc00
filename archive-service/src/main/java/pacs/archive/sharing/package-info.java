/** Shows studies to institutions that were let see them before they came. */
@NullMarked
package pacs.archive.sharing;

import org.jspecify.annotations.NullMarked;
