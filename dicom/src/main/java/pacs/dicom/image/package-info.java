/** Where the frames of an object lie (PS3.3 C.7.6.3, PS3.5 A.4). */
@NullMarked
package pacs.dicom.image;

import org.jspecify.annotations.NullMarked;
