@NullMarked
package pacs.platform.security;

import org.jspecify.annotations.NullMarked;
