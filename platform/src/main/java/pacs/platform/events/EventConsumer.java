package pacs.platform.events;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Somebody who acts on events. It gets all of them in order and each once: what it writes commits with the note that it has
 * had the event. When it throws, it gets the same event again later, and nobody else waits for it. Order between keys means
 * nothing; a consumer goes by the version inside.
 */
public interface EventConsumer {

    /** Under which its place in the feed is kept, for good. */
    String name();

    /** Takes one event on the connection of the transaction that notes it; what it does elsewhere may happen twice. */
    void take(Connection connection, Event event) throws SQLException;
}
