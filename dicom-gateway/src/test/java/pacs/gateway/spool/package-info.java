@NullMarked
package pacs.gateway.spool;

import org.jspecify.annotations.NullMarked;
