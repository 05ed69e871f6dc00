@NullMarked
package pacs.archive.dimse;

import org.jspecify.annotations.NullMarked;
