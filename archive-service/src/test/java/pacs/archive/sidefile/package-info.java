@NullMarked
package pacs.archive.sidefile;

import org.jspecify.annotations.NullMarked;
