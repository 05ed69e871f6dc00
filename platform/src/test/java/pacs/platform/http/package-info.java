@NullMarked
package pacs.platform.http;

import org.jspecify.annotations.NullMarked;
