package pacs.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * Puts rows into the chain in the order of the feed: by (xid, id), and only those below the oldest running transaction, so
 * that none can come in between later. Of all processes one at a time does it, by a lock that ends with its transaction.
 */
final class Chain {

    private static final int MOST = 1_000;

    private final DataSource source;
    private final String schema;
    private final AuditKey key;
    private final InstantSource clock;
    private final String unsealed;

    Chain(DataSource source, String schema, AuditKey key, InstantSource clock) {
        this.source = source;
        this.schema = schema;
        this.key = key;
        this.clock = clock;
        this.unsealed = "select " + SealedRow.COLUMNS + " from " + schema + ".audit a"
                + " where (a.xid, a.id) > (?::text::xid8, ?) and a.xid < pg_snapshot_xmin(pg_current_snapshot())"
                + " order by a.xid, a.id limit " + MOST;
    }

    /** Where it ends now. */
    ChainHead head() {
        return Transactions.read(source, connection -> ChainHead.read(connection, schema));
    }

    /** Adds what has been committed; returns where the chain ends then. */
    ChainHead seal() {
        ChainHead before = head();
        for (; ; ) {
            ChainHead after = Transactions.inTransaction(source, this::sealSome);
            if (after.position() - before.position() < MOST) {
                return after;
            }
            before = after;
        }
    }

    private ChainHead sealSome(Connection connection) throws SQLException {
        if (!isMine(connection)) {
            return ChainHead.read(connection, schema);
        }
        ChainHead head = ChainHead.read(connection, schema);
        List<SealedRow> rows = rows(connection, head);
        return rows.isEmpty() ? head : seal(connection, head, rows);
    }

    private ChainHead seal(Connection connection, ChainHead head, List<SealedRow> rows) throws SQLException {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<byte[]> macs = new ArrayList<>();
        List<byte[]> links = new ArrayList<>();
        byte[] link = head.link();
        for (SealedRow row : rows) {
            byte[] mac = key.mac(row.bytes());
            link = key.mac(SealedRow.link(head.position() + links.size() + 1, at, mac, link));
            macs.add(mac);
            links.add(link);
        }
        try (PreparedStatement call =
                connection.prepareStatement("select " + schema + ".seal_audit(?, ?, ?, ?, ?, ?)")) {
            call.setLong(1, head.position() + 1);
            call.setArray(
                    2,
                    connection.createArrayOf(
                            "int8", rows.stream().map(SealedRow::id).toArray()));
            call.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            rows.stream()
                                    .map(row -> Long.toUnsignedString(row.xid()))
                                    .toArray()));
            call.setObject(4, OffsetDateTime.ofInstant(at, ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE);
            call.setArray(5, connection.createArrayOf("bytea", macs.toArray(byte[][]::new)));
            call.setArray(6, connection.createArrayOf("bytea", links.toArray(byte[][]::new)));
            call.execute();
        }
        SealedRow last = rows.getLast();
        return new ChainHead(head.position() + rows.size(), last.xid(), last.id(), link);
    }

    private boolean isMine(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            select.setString(1, "audit chain of " + schema);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private List<SealedRow> rows(Connection connection, ChainHead head) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(unsealed)) {
            select.setString(1, Long.toUnsignedString(head.xid()));
            select.setLong(2, head.id());
            List<SealedRow> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(SealedRow.of(found));
                }
            }
            return rows;
        }
    }
}
