package pacs.archive.search;

/** What a query answers with, one match each: the levels of the Study Root model (PS3.4 C.6.2), patients in studies. */
public enum QueryLevel {
    STUDY(1_000),
    SERIES(5_000),
    INSTANCE(5_000);

    private final int most;

    QueryLevel(int most) {
        this.most = most;
    }

    /** The most matches one answer holds; the rest is to be asked for with an offset. */
    public int most() {
        return most;
    }

    /** Whether a match of this level has the attributes of that one. */
    boolean reaches(QueryLevel other) {
        return compareTo(other) >= 0;
    }
}
