/** How the region's database is made by its owner and used, transaction by transaction, by a role that owns nothing. */
@NullMarked
package pacs.platform.database;

import org.jspecify.annotations.NullMarked;
