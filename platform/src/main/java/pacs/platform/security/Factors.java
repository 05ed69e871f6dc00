package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * Second factors of people: codes by time, and recovery codes for who has lost what makes them. Each code is taken once, also
 * when it comes twice at once.
 */
@ApplicationScoped
class Factors {

    static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DataSource source;
    private final InstantSource clock;

    @Inject
    Factors(@Named("region") DataSource source) {
        this(source, InstantSource.system());
    }

    Factors(DataSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What makes a person's codes, once that was proven to work. */
    Optional<Totp> totp(Connection connection, String login) throws SQLException {
        return totp(connection, login, true);
    }

    private static Optional<Totp> totp(Connection connection, String login, boolean confirmed) throws SQLException {
        return text(connection, """
                select t.secret from directory.totp t join directory.person p on p.id = t.person
                where p.login = ? and t.confirmed = ?""", login, confirmed).map(Totp::new);
    }

    Optional<Totp> totp(String login) {
        return Transactions.read(source, connection -> totp(connection, login));
    }

    /** The next code of a secret that is from the file of a demo: of now, or of the next half minute when that was taken. */
    Optional<String> nextDemoCode(String login) {
        return Transactions.read(source, connection -> {
            try (PreparedStatement statement = bound(connection, """
                            select t.secret, t.last_step from directory.totp t join directory.person p on p.id = t.person
                            where p.login = ? and t.confirmed and t.demo""", login);
                    ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Totp(row.getString(1))
                                .code(Math.max(Totp.step(clock.instant()), row.getLong(2) + 1)))
                        : Optional.empty();
            }
        });
    }

    int recoveryCodes(String login) {
        return Transactions.read(source, connection -> text(connection, """
                        select count(*) from directory.recovery_code c join directory.person p on p.id = c.person
                        where p.login = ?""", login))
                .map(Integer::valueOf)
                .orElse(0);
    }

    /** Whether this is a code of the person's that was not taken before. It is taken now. */
    boolean takes(String login, String given) {
        String code = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return Transactions.inTransaction(
                source,
                connection ->
                        takesTotp(connection, login, code, true) || execute(connection, """
                        delete from directory.recovery_code c using directory.person p
                        where p.id = c.person and p.login = ? and c.hash = ?""", login, hash(code)) > 0);
    }

    private boolean takesTotp(Connection connection, String login, String code, boolean confirmed) throws SQLException {
        Optional<Totp> totp = totp(connection, login, confirmed);
        OptionalLong step =
                totp.map(secret -> secret.stepOf(code, clock.instant())).orElse(OptionalLong.empty());
        return step.isPresent() && execute(connection, """
                        update directory.totp t set last_step = ?, confirmed = true from directory.person p
                        where p.id = t.person and p.login = ? and t.last_step < ?""", step.getAsLong(), login, step.getAsLong()) > 0;
    }

    /** A new secret, which counts when a code of it was given. One that does not count yet is replaced. */
    Totp enrol(Connection connection, String login) throws SQLException {
        Totp totp = Totp.random();
        execute(connection, """
                delete from directory.totp t using directory.person p
                where p.id = t.person and p.login = ? and not t.confirmed""", login);
        execute(connection, """
                insert into directory.totp (person, secret, confirmed)
                select id, ?, false from directory.person where login = ?""", totp.secret(), login);
        return totp;
    }

    /** Takes the first code of a new secret; the codes for the case that it is lost, or nothing when the code is wrong. */
    Optional<List<String>> confirm(Connection connection, String login, String code) throws SQLException {
        return takesTotp(connection, login, code.replaceAll("\\s", ""), false)
                ? Optional.of(newRecoveryCodes(connection, login))
                : Optional.empty();
    }

    /** Takes all second factors of a person away. */
    boolean remove(Connection connection, String login) throws SQLException {
        execute(connection, """
                delete from directory.recovery_code c using directory.person p where p.id = c.person and p.login = ?""", login);
        return execute(connection, """
                delete from directory.totp t using directory.person p where p.id = t.person and p.login = ?""", login) > 0;
    }

    private static List<String> newRecoveryCodes(Connection connection, String login) throws SQLException {
        execute(connection, """
                delete from directory.recovery_code c using directory.person p where p.id = c.person and p.login = ?""", login);
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            RANDOM.nextBytes(bytes);
            String code = Base32.encode(bytes);
            execute(connection, """
                    insert into directory.recovery_code (person, hash)
                    select id, ? from directory.person where login = ?""", hash(code), login);
            codes.add(code.replaceAll("(.{4})(?!$)", "$1-"));
        }
        return codes;
    }

    /** 80 random bits need no slow hash. */
    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Optional<String> text(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = bound(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement bound(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
