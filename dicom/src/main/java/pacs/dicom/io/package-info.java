/**
 * Reads objects in one streaming pass and writes them back: data sets, Part 10 files, budgets against hostile input
 * (PS3.5, PS3.10).
 */
@NullMarked
package pacs.dicom.io;

import org.jspecify.annotations.NullMarked;
