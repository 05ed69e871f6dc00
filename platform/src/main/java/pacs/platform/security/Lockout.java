package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javax.sql.DataSource;
import pacs.platform.database.Transactions;

/**
 * Locks a person's account after some attempts that failed, in every service of the region and over restarts; a name that
 * nobody has is locked as well. An attempt counts before it is looked at: those that run at once count, too.
 */
@ApplicationScoped
class Lockout {

    /** An attempt that may be looked at, and whether it is the last one that may fail. */
    record Taken(boolean isLast) {}

    private final DataSource source;
    private final PasswordConfig config;
    private final InstantSource clock;

    @Inject
    Lockout(@Named("region") DataSource source, PasswordConfig config) {
        this(source, config, InstantSource.system());
    }

    Lockout(DataSource source, PasswordConfig config, InstantSource clock) {
        this.source = source;
        this.config = config;
        this.clock = clock;
    }

    /** How long the account is locked; empty when it is not. */
    Optional<Duration> locked(String account) {
        Instant now = clock.instant();
        return Transactions.read(source, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "select failures, last from directory.sign_in_failure where account = ?")) {
                statement.setString(1, account);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() && row.getInt(1) >= config.failures()
                            ? left(row.getTimestamp(2).toInstant(), now)
                            : Optional.empty();
                }
            }
        });
    }

    private Optional<Duration> left(Instant last, Instant now) {
        Duration left = Duration.between(now, last.plus(config.locked()));
        return left.isPositive() ? Optional.of(left) : Optional.empty();
    }

    /** Takes one attempt; empty when another took the last one meanwhile. */
    Optional<Taken> take(String account) {
        Instant now = clock.instant();
        Timestamp forgotten = Timestamp.from(now.minus(config.locked()));
        return Transactions.inTransaction(source, connection -> {
            forget(connection, forgotten);
            try (PreparedStatement statement = connection.prepareStatement("""
                    insert into directory.sign_in_failure as f (account, failures, last) values (?, 1, ?)
                    on conflict (account) do update
                    set failures = case when f.last <= ? then 1 else f.failures + 1 end, last = excluded.last
                    where f.failures < ? or f.last <= ?
                    returning failures""")) {
                statement.setString(1, account);
                statement.setTimestamp(2, Timestamp.from(now));
                statement.setTimestamp(3, forgotten);
                statement.setInt(4, config.failures());
                statement.setTimestamp(5, forgotten);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(new Taken(row.getInt(1) >= config.failures())) : Optional.empty();
                }
            }
        });
    }

    private static void forget(Connection connection, Timestamp before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from directory.sign_in_failure where account in (
                    select account from directory.sign_in_failure where last <= ? limit 100 for update skip locked)""")) {
            statement.setTimestamp(1, before);
            statement.executeUpdate();
        }
    }

    /** The attempt neither failed nor succeeded. */
    void giveBack(String account) {
        change(
                "update directory.sign_in_failure set failures = failures - 1 where account = ? and failures > 0",
                account);
    }

    /** The account is its owner's: nothing failed. */
    void clear(String account) {
        change("delete from directory.sign_in_failure where account = ?", account);
    }

    private void change(String sql, String account) {
        Transactions.inTransaction(source, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, account);
                return statement.executeUpdate();
            }
        });
    }
}
