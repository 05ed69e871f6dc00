/** Lets an institution see what is another's: for a purpose and a time, by a row that ends by itself. */
@NullMarked
package pacs.platform.access;

import org.jspecify.annotations.NullMarked;
