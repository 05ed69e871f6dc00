/** Facts that others are told, without loss and in order: outbox, inbox, and the feed between them. */
@NullMarked
package pacs.platform.events;

import org.jspecify.annotations.NullMarked;
