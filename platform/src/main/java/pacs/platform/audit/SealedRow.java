package pacs.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pacs.platform.tenancy.InstitutionId;

/**
 * A row of the trail as it stands in the database.
 *
 * @param xid of the transaction that wrote it: with the id it says the order of the feed
 * @param kind of the actor as the database spells it; rows from before there was one say {@code unknown}
 * @param mac over the act; empty in rows from before there was one
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record SealedRow(long id, long xid, Instant at, String kind, Act act, byte[] mac) {

    /** What {@link #of} reads, of the table {@code a}. */
    static final String COLUMNS =
            "a.id, a.xid, a.at, a.operation, a.institution, a.owner, a.kind, a.actor, a.on_behalf_of,"
                    + " a.address, a.action, a.patient, a.study_uid, a.purpose, a.detail, a.refusal, a.times, a.mac";

    private static final String UNKNOWN = "unknown";
    private static final int MAC_BYTES = 32;

    static SealedRow of(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        Actor actor = new Actor(
                kind.equals(UNKNOWN) ? Actor.Kind.NOBODY : Actor.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                row.getString("actor"),
                institution(row.getInt("institution")),
                row.getString("on_behalf_of"),
                row.getString("address"));
        Act.Matter matter = new Act.Matter(
                institution(row.getInt("owner")),
                row.getString("patient"),
                row.getString("study_uid"),
                row.getString("purpose"),
                row.getString("detail"));
        return new SealedRow(
                row.getLong("id"),
                Long.parseUnsignedLong(row.getString("xid")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                kind,
                new Act(
                        row.getObject("operation", UUID.class),
                        actor,
                        row.getString("action"),
                        matter,
                        row.getString("refusal"),
                        row.getInt("times")),
                row.getBytes("mac"));
    }

    /** Whether it has an HMAC, as every row has that was written since there are any. */
    boolean isSigned() {
        return mac.length == MAC_BYTES;
    }

    /** All of it, for the chain. */
    byte[] bytes() {
        return bytes(out -> {
            out.writeLong(id);
            out.writeLong(xid);
            out.writeLong(micros(at));
            out.writeUTF(kind);
            out.writeInt(mac.length);
            out.write(mac);
            out.write(RowForm.bytes(act));
        });
    }

    /** What a link of the chain is made over. */
    static byte[] link(long position, Instant sealedAt, byte[] rowMac, byte[] before) {
        return bytes(out -> {
            out.writeLong(position);
            out.writeLong(micros(sealedAt));
            out.write(rowMac);
            out.write(before);
        });
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException("An array takes every byte", e);
        }
        return bytes.toByteArray();
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Optional<InstitutionId> institution(int number) {
        return number == 0 ? Optional.empty() : Optional.of(new InstitutionId(number));
    }
}
