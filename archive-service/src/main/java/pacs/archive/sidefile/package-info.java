/** What is prepared of a study, so that opening it is one read: never the truth, always to be made again. */
@NullMarked
package pacs.archive.sidefile;

import org.jspecify.annotations.NullMarked;
