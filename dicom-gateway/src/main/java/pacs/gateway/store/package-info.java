/** Receives objects from modalities and answers once they are durable. */
@NullMarked
package pacs.gateway.store;

import org.jspecify.annotations.NullMarked;
