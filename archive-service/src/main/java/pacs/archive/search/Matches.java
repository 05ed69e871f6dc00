package pacs.archive.search;

import java.util.List;
import pacs.dicom.core.DataSet;

/**
 * What a query found.
 *
 * @param found one data set each, in the order asked for
 * @param more whether there are others behind them
 */
public record Matches(List<DataSet> found, boolean more) {

    public Matches {
        found = List.copyOf(found);
    }
}
