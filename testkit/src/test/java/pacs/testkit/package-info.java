@NullMarked
package pacs.testkit;

import org.jspecify.annotations.NullMarked;
