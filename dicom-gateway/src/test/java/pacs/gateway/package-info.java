@NullMarked
package pacs.gateway;

import org.jspecify.annotations.NullMarked;
