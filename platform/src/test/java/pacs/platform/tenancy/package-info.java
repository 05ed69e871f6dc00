@NullMarked
package pacs.platform.tenancy;

import org.jspecify.annotations.NullMarked;
