@NullMarked
package pacs.archive.dicomweb;

import org.jspecify.annotations.NullMarked;
