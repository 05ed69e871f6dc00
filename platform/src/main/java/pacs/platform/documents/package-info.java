/** Files that people write and spreadsheets save: YAML and CSV that know their lines, and what is too much of them. */
@NullMarked
package pacs.platform.documents;

import org.jspecify.annotations.NullMarked;
