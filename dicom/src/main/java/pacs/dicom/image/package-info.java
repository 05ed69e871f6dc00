/** Where the frames of an object lie (PS3.3 C.7.6.3, PS3.5 A.4), and what a person sees of them (PS3.3 C.11.1, C.11.2). */
@NullMarked
package pacs.dicom.image;

import org.jspecify.annotations.NullMarked;
