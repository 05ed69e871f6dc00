/** Keeping the directory: who may change what of institutions, people, contracts, duties and devices, and how. */
@NullMarked
package pacs.platform.directory;

import org.jspecify.annotations.NullMarked;
