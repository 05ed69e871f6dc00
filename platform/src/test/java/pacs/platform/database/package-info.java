@NullMarked
package pacs.platform.database;

import org.jspecify.annotations.NullMarked;
