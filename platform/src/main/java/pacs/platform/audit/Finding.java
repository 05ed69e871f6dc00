package pacs.platform.audit;

/**
 * Something about a trail that is not as it was written.
 *
 * @param kind for programs
 * @param position in the chain; 0 where it has none
 * @param row id of the row; 0 where it is about none
 * @param says what is wrong, for people
 */
public record Finding(String schema, Kind kind, long position, long row, String says) {

    /** What was found. */
    public enum Kind {
        /** It says something else than when it was sealed or written. */
        CHANGED_ROW,
        /** The chain has it and the trail has not. */
        REMOVED_ROW,
        /** Nobody who has the key wrote it. */
        FOREIGN_ROW,
        /** A link was changed, or links are missing in the middle. */
        BROKEN_CHAIN,
        /** The chain is shorter than an anchor says, or goes on differently. */
        REMOVED_END,
        /** There is none, and an anchor says there was. */
        REMOVED_CHAIN,
        /** An anchor was not signed with this key. */
        FOREIGN_ANCHOR,
        /** A chain that has been growing for long, and no anchor. */
        NO_ANCHOR
    }
}
