/** Persons over HTTP: what else there is of a patient. */
@NullMarked
package pacs.archive.identity.rest;

import org.jspecify.annotations.NullMarked;
