@NullMarked
package pacs.platform.documents;

import org.jspecify.annotations.NullMarked;
