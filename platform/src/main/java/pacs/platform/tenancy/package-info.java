/** Which institutions the region has, and which of them a caller speaks for. */
@NullMarked
package pacs.platform.tenancy;

import org.jspecify.annotations.NullMarked;
