package pacs.gateway.spool;

/**
 * An object on its way to the centre.
 *
 * @param id its place in the order of arrival
 * @param failures how often the archive has put it off, not counting the times the line was down
 */
public record Waiting(long id, SpooledInstance object, int failures) {}
