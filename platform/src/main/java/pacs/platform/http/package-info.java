/** How every service of the region answers over HTTP: refusals as problems, parameters checked, pages that load nothing foreign. */
@NullMarked
package pacs.platform.http;

import org.jspecify.annotations.NullMarked;
