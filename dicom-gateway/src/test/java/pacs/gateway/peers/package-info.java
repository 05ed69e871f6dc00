@NullMarked
package pacs.gateway.peers;

import org.jspecify.annotations.NullMarked;
