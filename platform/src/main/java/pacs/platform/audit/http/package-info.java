/** What is recorded of requests: looks, and what was refused. */
@NullMarked
package pacs.platform.audit.http;

import org.jspecify.annotations.NullMarked;
