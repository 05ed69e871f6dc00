/**
 * Makes synthetic studies that look like something: the same bytes for the same seed and date, nobody's body. They feed
 * the demo and the tests.
 */
@NullMarked
package pacs.samples;

import org.jspecify.annotations.NullMarked;
