package pacs.platform.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A schema's outbox as consumers read it: rows below the oldest running transaction, in the order of (xid, id). */
final class FeedTable {

    /** A place in the feed. */
    record Cursor(String xid, long id) {}

    /** An event and the place it has. */
    record Placed(Cursor place, Event event) {}

    private final String schema;

    FeedTable(String schema) {
        this.schema = schema;
    }

    /** A consumer that is new begins with the oldest event kept. */
    int enter(Connection connection, String consumer) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + schema + ".feed_cursor (consumer) values (?) on conflict do nothing")) {
            insert.setString(1, consumer);
            return insert.executeUpdate();
        }
    }

    /** Where a consumer stands; locked, so that two relays that meet for a moment do not both go on from there. */
    Cursor lock(Connection connection, String consumer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select xid::text, id from " + schema + ".feed_cursor where consumer = ? for update")) {
            select.setString(1, consumer);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Cursor(row.getString(1), row.getLong(2));
            }
        }
    }

    /** The next events in order; none that an event committed later could still come before. */
    List<Placed> after(Connection connection, Cursor place, int count) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select o.xid::text, o.id, o.event, o.at, o.type, o.key,"
                        + " o.payload::text from " + schema + ".outbox o where (o.xid, o.id) > (?::xid8, ?)"
                        // A bare "xid" would be the text above, and 1000 come before 999.
                        + " and o.xid < pg_snapshot_xmin(pg_current_snapshot()) order by o.xid, o.id limit ?")) {
            select.setString(1, place.xid());
            select.setLong(2, place.id());
            select.setInt(3, count);
            List<Placed> events = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp at = row.getTimestamp(4);
                    Event event = new Event(
                            row.getObject(3, UUID.class),
                            at.toInstant(),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7));
                    events.add(new Placed(new Cursor(row.getString(1), row.getLong(2)), event));
                }
            }
            return events;
        }
    }

    void advance(Connection connection, String consumer, Cursor place) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "update " + schema + ".feed_cursor set xid = ?::xid8, id = ? where consumer = ?")) {
            update.setString(1, place.xid());
            update.setLong(2, place.id());
            update.setString(3, consumer);
            update.executeUpdate();
        }
    }

    /** Deletes events of that age that every consumer has had; the runtime role can delete no others. */
    int forget(Connection connection, Duration age) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("select " + schema + ".forget_events(make_interval(secs => ?))")) {
            call.setDouble(1, (double) age.toSeconds());
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Becomes the one relay of the schema for as long as the connection lives; false when another is. */
    boolean claim(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            select.setString(1, "feed of " + schema);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Lets another be the relay; the connection may go back to a pool. */
    void release(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select pg_advisory_unlock(hashtextextended(?, 0))")) {
            select.setString(1, "feed of " + schema);
            select.execute();
        }
    }
}
