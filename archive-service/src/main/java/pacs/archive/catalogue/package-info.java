/** What the archive holds: patients, studies, series and instances, one row each, and the facts about their arrival. */
@NullMarked
package pacs.archive.catalogue;

import org.jspecify.annotations.NullMarked;
