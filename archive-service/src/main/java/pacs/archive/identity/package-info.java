/** Knows which patients of institutions are one person, by their numbers or because somebody said so, and can take it back. */
@NullMarked
package pacs.archive.identity;

import org.jspecify.annotations.NullMarked;
