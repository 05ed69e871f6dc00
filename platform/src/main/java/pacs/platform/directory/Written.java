package pacs.platform.directory;

import java.util.List;

/**
 * What a file says.
 *
 * @param rows in the order of the file
 * @param faults found while it was read
 * @param encoding of the file
 */
record Written(List<Row> rows, List<Fault> faults, String encoding) {

    /** Every file has this beside the fields: {@code active} or {@code ended}; left out, it stays as it is. */
    static final String STATE = "state";

    /** What a file wants one entry to be; of a person, with one membership. */
    record Row(Kind kind, Draft draft) {}
}
