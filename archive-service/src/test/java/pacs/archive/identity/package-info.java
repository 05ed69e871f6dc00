@NullMarked
package pacs.archive.identity;

import org.jspecify.annotations.NullMarked;
