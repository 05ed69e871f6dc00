@NullMarked
package pacs.archive.completeness;

import org.jspecify.annotations.NullMarked;
