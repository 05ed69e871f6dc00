package pacs.archive.search;

/**
 * One thing matches are sorted by.
 *
 * @param direction with what is to be said of absent values, or empty
 */
record SortTerm(String column, String direction) {

    static SortTerm latest(String column) {
        return new SortTerm(column, " desc");
    }

    static SortTerm byNumber(String column) {
        return new SortTerm(column, " nulls last");
    }

    static SortTerm rising(String column) {
        return new SortTerm(column, "");
    }
}
