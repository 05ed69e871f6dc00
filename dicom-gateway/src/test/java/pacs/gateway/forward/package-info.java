@NullMarked
package pacs.gateway.forward;

import org.jspecify.annotations.NullMarked;
