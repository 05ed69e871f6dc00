/** The audit trail for those who watch: searched, exported, and what looks wrong in it. */
@NullMarked
package pacs.platform.audit.rest;

import org.jspecify.annotations.NullMarked;
