/** Who saw or changed what, for whom, why, from where and with which end: written once, and never again. */
@NullMarked
package pacs.platform.audit;

import org.jspecify.annotations.NullMarked;
