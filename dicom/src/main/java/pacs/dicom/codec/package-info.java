/** Decodes one frame of pixel data to what explicit VR little endian would hold (PS3.5 8, A.4). */
@NullMarked
package pacs.dicom.codec;

import org.jspecify.annotations.NullMarked;
