@NullMarked
package pacs.tiering.placement;

import org.jspecify.annotations.NullMarked;
