/** The machine in the hospital between the modalities and the centre. */
@NullMarked
package pacs.gateway;

import org.jspecify.annotations.NullMarked;
