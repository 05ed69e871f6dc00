/** How services are set to speak DICOM's own protocol: the same words for each of them. */
@NullMarked
package pacs.platform.dimse;

import org.jspecify.annotations.NullMarked;
