/** Finds studies, series and instances by their attributes, for whichever wire asks (PS3.4 C.2.2.2, C.6.2). */
@NullMarked
package pacs.archive.search;

import org.jspecify.annotations.NullMarked;
