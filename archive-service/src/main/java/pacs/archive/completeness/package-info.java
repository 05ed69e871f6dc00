/** Whether a study is all here: manifests and receipts, settling, and what gateways say of what is still with them. */
@NullMarked
package pacs.archive.completeness;

import org.jspecify.annotations.NullMarked;
