/** Asks the archive to sign for what was sent, sends again what it misses, and tells the centre how far each study is. */
@NullMarked
package pacs.gateway.receipts;

import org.jspecify.annotations.NullMarked;
