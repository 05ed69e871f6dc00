@NullMarked
package pacs.gateway.receipts;

import org.jspecify.annotations.NullMarked;
