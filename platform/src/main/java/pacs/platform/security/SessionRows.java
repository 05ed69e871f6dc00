package pacs.platform.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions and their refresh tokens as rows, one statement each. */
final class SessionRows {

    /**
     * A session as it stands.
     *
     * @param used when it was last gone on with
     * @param until when it ends, whatever happens
     * @param end why it is over; empty while it is not marked so
     */
    record Row(
            SessionId id, String login, Instant used, Instant until, Set<String> methods, Optional<SessionEnd> end) {}

    private final Connection connection;

    SessionRows(Connection connection) {
        this.connection = connection;
    }

    void begin(String login, Standing standing, Origin from, Instant now, Instant until) throws SQLException {
        execute(
                """
                insert into directory.session (id, person, started, used, until, methods, address, device)
                select ?, id, ?, ?, ?, ?, ?, ? from directory.person where login = ?""",
                standing.session().value(),
                Timestamp.from(now),
                Timestamp.from(now),
                Timestamp.from(until),
                standing.methods().toArray(String[]::new),
                from.address(),
                from.device(),
                login);
    }

    /** Holds the session until the transaction ends: of two that come at once the second sees what the first did. */
    Optional<Row> lock(SessionId id) throws SQLException {
        return locked("s.id = ?", id.value()).stream().findFirst();
    }

    /** The same for all of a person that were not ended, in an order that two who come at once share. */
    List<Row> lockLive(String login) throws SQLException {
        return locked("p.login = ? and s.ended is null", login);
    }

    private List<Row> locked(String condition, Object value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select s.id, p.login, s.used, s.until, s.methods, s.ended_by
                from directory.session s join directory.person p on p.id = s.person
                where %s order by s.id for update of s""".formatted(condition))) {
            statement.setObject(1, value);
            List<Row> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row(new SessionId(row.getObject("id", UUID.class)), row));
                }
            }
            return found;
        }
    }

    private static Row row(SessionId id, ResultSet row) throws SQLException {
        String[] methods = (String[]) row.getArray("methods").getArray();
        return new Row(
                id,
                row.getString("login"),
                row.getTimestamp("used").toInstant(),
                row.getTimestamp("until").toInstant(),
                Set.copyOf(Arrays.asList(methods)),
                SessionEnd.of(row.getString("ended_by")));
    }

    void use(SessionId id, Instant now) throws SQLException {
        execute("update directory.session set used = ? where id = ?", Timestamp.from(now), id.value());
    }

    /** Whether it was not over before. */
    boolean end(SessionId id, SessionEnd end, Instant now) throws SQLException {
        return execute(
                        "update directory.session set ended = ?, ended_by = ? where id = ? and ended is null",
                        Timestamp.from(now),
                        end.toString(),
                        id.value())
                > 0;
    }

    Optional<SessionId> sessionOf(RefreshToken token) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select session from directory.refresh_token where hash = ?")) {
            statement.setBytes(1, token.hash());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? SessionId.parse(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** When the token was used, or taken out of use; empty while it was not. */
    Optional<Instant> usedAt(RefreshToken token) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select used from directory.refresh_token where hash = ?")) {
            statement.setBytes(1, token.hash());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)
                        : Optional.empty();
            }
        }
    }

    void add(SessionId session, RefreshToken token) throws SQLException {
        execute("insert into directory.refresh_token (hash, session) values (?, ?)", token.hash(), session.value());
    }

    /** Puts the next token in the place of one, which is used by it. */
    void replace(SessionId session, RefreshToken token, RefreshToken next, Instant now) throws SQLException {
        execute(
                "update directory.refresh_token set used = coalesce(used, ?) where hash = ?",
                Timestamp.from(now),
                token.hash());
        execute(
                "insert into directory.refresh_token (hash, session, previous) values (?, ?, ?)",
                next.hash(),
                session.value(),
                token.hash());
    }

    /** Takes what came after this token out of use. Whether that had not been used itself. */
    boolean withdrawNext(RefreshToken token, Instant now) throws SQLException {
        return execute(
                        "update directory.refresh_token set used = ? where previous = ? and used is null",
                        Timestamp.from(now),
                        token.hash())
                > 0;
    }

    /** Forgets sessions that were over before this moment, with their tokens. */
    int forget(Instant before) throws SQLException {
        return execute("delete from directory.session where until < ?", Timestamp.from(before));
    }

    private int execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, Objects.requireNonNull(values[i]));
            }
            return statement.executeUpdate();
        }
    }
}
