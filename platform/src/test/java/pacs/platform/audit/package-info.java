@NullMarked
package pacs.platform.audit;

import org.jspecify.annotations.NullMarked;
