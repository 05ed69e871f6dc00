@NullMarked
package pacs.platform.security.rest;

import org.jspecify.annotations.NullMarked;
