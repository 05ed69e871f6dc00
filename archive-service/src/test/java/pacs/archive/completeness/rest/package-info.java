@NullMarked
package pacs.archive.completeness.rest;

import org.jspecify.annotations.NullMarked;
