@NullMarked
package pacs.archive.identity.rest;

import org.jspecify.annotations.NullMarked;
