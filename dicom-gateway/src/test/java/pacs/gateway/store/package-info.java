@NullMarked
package pacs.gateway.store;

import org.jspecify.annotations.NullMarked;
