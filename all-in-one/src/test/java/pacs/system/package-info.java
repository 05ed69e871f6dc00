/** The region as {@code ./run} starts it, driven from outside by programs nobody here wrote. */
@NullMarked
package pacs.system;

import org.jspecify.annotations.NullMarked;
