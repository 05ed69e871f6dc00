/** The whole region in one JVM: starts PostgreSQL, loads the region, runs archive and viewer, and stops them in order. */
@NullMarked
package pacs.allinone;

import org.jspecify.annotations.NullMarked;
