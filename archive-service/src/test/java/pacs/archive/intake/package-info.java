@NullMarked
package pacs.archive.intake;

import org.jspecify.annotations.NullMarked;
