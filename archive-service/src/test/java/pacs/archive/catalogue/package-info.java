@NullMarked
package pacs.archive.catalogue;

import org.jspecify.annotations.NullMarked;
