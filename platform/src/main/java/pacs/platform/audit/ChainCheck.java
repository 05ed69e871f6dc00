package pacs.platform.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One trail against its chain, row by row. */
final class ChainCheck {

    /** What may be let go may not be younger. */
    private static final Duration KEPT = Duration.ofDays(180);

    /** After that long a chain has an anchor. */
    private static final Duration ANCHORED = Duration.ofHours(2);

    private static final int FETCHED = 5_000;

    /** A database with every row changed is not to fill the memory. */
    private static final int MOST_FINDINGS = 10_000;

    private final String schema;
    private final AuditKey key;
    private final Anchors.Written written;
    private final Map<Long, List<Anchor>> anchored = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private long sealed;
    private long unsealed;
    private long position;
    private byte[] link = ChainHead.NONE.link();
    private Instant first = Instant.MAX;
    private boolean signedBefore;

    ChainCheck(String schema, AuditKey key, Anchors.Written written) {
        this.schema = schema;
        this.key = key;
        this.written = written;
        written.anchors().forEach(anchor -> anchored.computeIfAbsent(anchor.position(), _ -> new ArrayList<>())
                .add(anchor));
    }

    List<Finding> findings() {
        return findings;
    }

    Verification.Trail trail() {
        return new Verification.Trail(
                schema, sealed, unsealed, written.anchors().size());
    }

    /** Sees the database as it is at one moment. */
    ChainCheck run(Connection connection) throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        ChainHead head = ChainHead.read(connection, schema);
        readChain(connection);
        readRest(connection, head);
        compareAnchors();
        return this;
    }

    private void readChain(Connection connection) throws SQLException {
        String query = "select c.position, c.audit_id, c.sealed_at, c.row_mac, c.link, a.id is not null as here, "
                + SealedRow.COLUMNS + " from " + schema + ".audit_chain c left join " + schema
                + ".audit a on a.id = c.audit_id order by c.position";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCHED);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    readLink(row);
                }
            }
        }
    }

    private void readLink(ResultSet row) throws SQLException {
        long at = row.getLong("position");
        long id = row.getLong("audit_id");
        Instant sealedAt = row.getObject("sealed_at", OffsetDateTime.class).toInstant();
        byte[] rowMac = row.getBytes("row_mac");
        byte[] storedLink = row.getBytes("link");
        if (at != position + 1) {
            add(Finding.Kind.BROKEN_CHAIN, at, 0, "Links " + (position + 1) + " to " + (at - 1) + " were removed");
        } else if (!Arrays.equals(storedLink, key.mac(SealedRow.link(at, sealedAt, rowMac, link)))) {
            add(Finding.Kind.BROKEN_CHAIN, at, id, "Link " + at + " was changed, or was not made with this key");
        }
        if (row.getBoolean("here")) {
            compare(SealedRow.of(row), at, rowMac);
        } else if (sealedAt.isAfter(Instant.now().minus(KEPT))) {
            add(Finding.Kind.REMOVED_ROW, at, id, "Row " + id + ", sealed at " + sealedAt + ", was removed");
        }
        first = first.isBefore(sealedAt) ? first : sealedAt;
        position = at;
        link = storedLink;
        sealed++;
        compareAnchors(at);
    }

    private void compare(SealedRow row, long at, byte[] rowMac) {
        boolean same = Arrays.equals(rowMac, key.mac(row.bytes()));
        boolean ours = row.isSigned() ? Arrays.equals(row.mac(), key.mac(RowForm.bytes(row.act()))) : !signedBefore;
        if (!same) {
            add(Finding.Kind.CHANGED_ROW, at, row.id(), "Row " + row.id() + " was changed since it was sealed");
        } else if (!ours) {
            add(Finding.Kind.FOREIGN_ROW, at, row.id(), "Row " + row.id() + " was not written by this system");
        }
        signedBefore |= row.isSigned();
    }

    /** What the chain does not have: what came last, and what somebody has slipped in. */
    private void readRest(Connection connection, ChainHead head) throws SQLException {
        String query = "select " + SealedRow.COLUMNS + " from " + schema + ".audit a where not exists (select from "
                + schema + ".audit_chain c where c.audit_id = a.id) order by a.id";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setFetchSize(FETCHED);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    SealedRow row = SealedRow.of(found);
                    unsealed++;
                    if (row.xid() < head.xid() || (row.xid() == head.xid() && row.id() <= head.id())) {
                        add(
                                Finding.Kind.FOREIGN_ROW,
                                0,
                                row.id(),
                                "Row " + row.id() + " stands before the end of the chain and is not in it");
                    } else if (row.isSigned()
                            ? !Arrays.equals(row.mac(), key.mac(RowForm.bytes(row.act())))
                            : signedBefore) {
                        add(
                                Finding.Kind.CHANGED_ROW,
                                0,
                                row.id(),
                                "Row " + row.id() + ", not sealed yet, was changed or not written by this system");
                    }
                }
            }
        }
    }

    private void compareAnchors(long at) {
        for (Anchor anchor : anchored.getOrDefault(at, List.of())) {
            if (!Arrays.equals(anchor.link(), link)) {
                add(
                        Finding.Kind.REMOVED_END,
                        at,
                        0,
                        "At " + anchor.at() + " link " + at
                                + " was another one: the end of the trail was removed and grew anew");
            }
        }
    }

    private void compareAnchors() {
        written.foreign().stream()
                .distinct()
                .forEach(name -> add(
                        Finding.Kind.FOREIGN_ANCHOR,
                        0,
                        0,
                        "The file " + name + " has lines that this key has not signed"));
        written.anchors().stream()
                .filter(anchor -> anchor.position() > position)
                .max(Comparator.comparingLong(Anchor::position))
                .ifPresent(anchor -> add(
                        sealed == 0 ? Finding.Kind.REMOVED_CHAIN : Finding.Kind.REMOVED_END,
                        anchor.position(),
                        0,
                        sealed == 0
                                ? "The whole chain was removed: at " + anchor.at() + " it had " + anchor.position()
                                        + " links"
                                : "Links " + (position + 1) + " to " + anchor.position()
                                        + " were removed: they were there at " + anchor.at()));
        if (written.anchors().isEmpty() && first.isBefore(Instant.now().minus(ANCHORED))) {
            add(Finding.Kind.NO_ANCHOR, 0, 0, "There is no anchor, so nobody can say whether the end is missing");
        }
    }

    private void add(Finding.Kind kind, long at, long row, String says) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(new Finding(schema, kind, at, row, says));
        }
    }
}
