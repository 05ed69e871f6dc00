/** What every service says in the same words: how a request is refused. */
@NullMarked
package pacs.platform;

import org.jspecify.annotations.NullMarked;
