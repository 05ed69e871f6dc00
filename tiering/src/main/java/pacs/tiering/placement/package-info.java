/** Where each blob lies: its volume and, later, its copies; what exists is the archive's business. */
@NullMarked
package pacs.tiering.placement;

import org.jspecify.annotations.NullMarked;
