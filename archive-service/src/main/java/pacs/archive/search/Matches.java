package pacs.archive.search;

import java.util.List;

/**
 * What a query found.
 *
 * @param found in the order asked for
 * @param more whether there are others behind them
 */
public record Matches(List<Match> found, boolean more) {

    public Matches {
        found = List.copyOf(found);
    }
}
