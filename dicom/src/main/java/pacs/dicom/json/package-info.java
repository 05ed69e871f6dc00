/** Data sets as the DICOM JSON Model, and back (PS3.18 Annex F). */
@NullMarked
package pacs.dicom.json;

import org.jspecify.annotations.NullMarked;
