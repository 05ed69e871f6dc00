/** The hot steps of an image's road, each alone; {@code bench/run --jmh} runs them. */
@NullMarked
package pacs.bench;

import org.jspecify.annotations.NullMarked;
