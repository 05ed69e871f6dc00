/** The directory over HTTP. */
@NullMarked
package pacs.platform.directory.rest;

import org.jspecify.annotations.NullMarked;
