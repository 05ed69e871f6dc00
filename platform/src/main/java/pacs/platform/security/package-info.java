/** Who is calling: passwords and secrets, the tokens they are exchanged for, and what a token says. */
@NullMarked
package pacs.platform.security;

import org.jspecify.annotations.NullMarked;
