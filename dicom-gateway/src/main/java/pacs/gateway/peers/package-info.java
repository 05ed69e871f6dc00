/** Knows who this gateway is, who may call it, and how to speak to the centre it belongs to. */
@NullMarked
package pacs.gateway.peers;

import org.jspecify.annotations.NullMarked;
