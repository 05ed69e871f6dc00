package pacs.archive.search;

import java.util.Set;

/**
 * What an answer has beyond what it has anyway.
 *
 * @param all everything the catalogue keeps
 * @param tags these; of instances anything in their headers
 */
public record Fields(boolean all, Set<Integer> tags) {

    public Fields {
        tags = Set.copyOf(tags);
    }
}
