@NullMarked
package pacs.platform.audit.rest;

import org.jspecify.annotations.NullMarked;
