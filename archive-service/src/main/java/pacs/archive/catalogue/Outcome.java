package pacs.archive.catalogue;

/** What became of an arrival in the catalogue. */
public enum Outcome {
    /** A new row points at its bytes. */
    ADDED,
    /** The same data set is here already; its bytes are one copy too many. */
    ALREADY_HERE,
    /** Another data set is here under the same UIDs, and stays the one that is shown. */
    OTHER_BYTES_HERE,
    /** Between its writing and its commit the rest of its blob was written anew: it has no row, and has to come again. */
    TOO_LATE
}
