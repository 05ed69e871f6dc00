/** The archive as modalities and other archives see it: C-ECHO and C-STORE under its own AE title (PS3.4 Annex B). */
@NullMarked
package pacs.archive.dimse;

import org.jspecify.annotations.NullMarked;
