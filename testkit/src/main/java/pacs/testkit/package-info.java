/**
 * Real peers for tests: programs nobody here wrote, started and stopped by JUnit. A peer that is missing fails the test
 * with the name of the Debian package to install; it never skips it.
 */
@NullMarked
package pacs.testkit;

import org.jspecify.annotations.NullMarked;
