package pacs.gateway.spool;

/**
 * How many objects stand where.
 *
 * @param waiting not yet in the centre
 * @param sent in the centre, and still here for the grace time
 * @param refused the archive will not take them; a person has to look
 */
public record Census(long waiting, long sent, long refused) {}
