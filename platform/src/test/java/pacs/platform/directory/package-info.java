@NullMarked
package pacs.platform.directory;

import org.jspecify.annotations.NullMarked;
