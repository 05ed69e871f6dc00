/** What a gateway says it has of a study, and what the archive signs for: the words both sides share. */
@NullMarked
package pacs.platform.receipts;

import org.jspecify.annotations.NullMarked;
