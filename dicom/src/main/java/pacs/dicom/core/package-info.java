/** Data sets, value representations, tags, UIDs, names, character sets (PS3.5, PS3.6). */
@NullMarked
package pacs.dicom.core;

import org.jspecify.annotations.NullMarked;
