@NullMarked
package pacs.platform.access.rest;

import org.jspecify.annotations.NullMarked;
