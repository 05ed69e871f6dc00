/** By what a person's name is found: its characters, how they are spoken, and the letters these begin with. */
@NullMarked
package pacs.archive.names;

import org.jspecify.annotations.NullMarked;
