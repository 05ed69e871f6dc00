@NullMarked
package pacs.platform.directory.rest;

import org.jspecify.annotations.NullMarked;
