/** Signing in over HTTP, and what those who did can ask about themselves. */
@NullMarked
package pacs.platform.security.rest;

import org.jspecify.annotations.NullMarked;
