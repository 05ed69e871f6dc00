package pacs.platform.audit;

/**
 * An act in the form of a row, for a service that writes it within a statement of its own.
 *
 * @param act with texts as long as a row has room for
 * @param mac over it, 32 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record Recorded(Act act, byte[] mac) {}
