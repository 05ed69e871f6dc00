/**
 * Decodes JPEG, JPEG-LS and JPEG 2000 by native code in child processes, so that what a bad frame breaks is not the server.
 * The only place that knows {@code org.opencv}.
 */
@NullMarked
package pacs.dicom.codec.worker;

import org.jspecify.annotations.NullMarked;
