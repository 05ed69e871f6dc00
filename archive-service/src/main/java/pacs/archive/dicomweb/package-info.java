/** The archive over HTTP, as PS3.18 wants it: parses, asks, renders; decides nothing. */
@NullMarked
package pacs.archive.dicomweb;

import org.jspecify.annotations.NullMarked;
