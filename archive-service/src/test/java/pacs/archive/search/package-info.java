/** Matching, sorting and paging, on values and in PostgreSQL. */
@NullMarked
package pacs.archive.search;

import org.jspecify.annotations.NullMarked;
