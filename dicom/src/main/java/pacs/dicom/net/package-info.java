/** Speaks DICOM over a network: PDUs, associations, C-ECHO and C-STORE from both ends (PS3.7, PS3.8). */
@NullMarked
package pacs.dicom.net;

import org.jspecify.annotations.NullMarked;
