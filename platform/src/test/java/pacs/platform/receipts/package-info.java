@NullMarked
package pacs.platform.receipts;

import org.jspecify.annotations.NullMarked;
