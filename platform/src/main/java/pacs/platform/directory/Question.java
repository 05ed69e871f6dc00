package pacs.platform.directory;

/**
 * What is asked of a list.
 *
 * @param search characters somewhere in the entry; empty for any
 * @param institution code of the one whose business it is; empty for any. Selects, never widens
 * @param page from 1
 * @param size of a page
 */
public record Question(String search, String institution, State state, int page, int size) {

    /** Which entries are meant. */
    public enum State {
        ACTIVE,
        ENDED,
        ALL
    }
}
