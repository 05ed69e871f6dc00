@NullMarked
package pacs.archive.names;

import org.jspecify.annotations.NullMarked;
