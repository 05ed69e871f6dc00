/** Tests of the code's structure against what the documents say of it. */
@NullMarked
package pacs.structure;

import org.jspecify.annotations.NullMarked;
