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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.database.Transactions;

/** The change of one's own password: the old one is shown again, and every other session of the person ends. */
@ApplicationScoped
public class OwnPassword {

    /** How it ended. */
    public sealed interface Changed {

        /** The new one counts. */
        record Done() implements Changed {}

        /** The old one is not right. */
        record Wrong() implements Changed {}

        /** Too many were wrong. */
        record TooSoon(Duration pause) implements Changed {}

        /** @param rules that the new one breaks */
        record Unfit(Set<PasswordRule> rules) implements Changed {}
    }

    private final DataSource source;
    private final AuditTrail trail;
    private final Passwords passwords;
    private final Reproof reproof;
    private final Sessions sessions;
    private final PasswordConfig config;

    @Inject
    OwnPassword(
            @Named("region") DataSource source,
            AuditKey key,
            Passwords passwords,
            Reproof reproof,
            Sessions sessions,
            PasswordConfig config) {
        this.source = source;
        this.trail = new AuditTrail("directory", key);
        this.passwords = passwords;
        this.reproof = reproof;
        this.sessions = sessions;
        this.config = config;
    }

    public Changed change(Caller caller, SessionId session, String old, String wanted, Actor actor) {
        return switch (reproof.byPassword(caller.subject(), old, actor)) {
            case Reproof.Answer.TooSoon(Duration pause) -> new Changed.TooSoon(pause);
            case Reproof.Answer.Wrong() -> new Changed.Wrong();
            case Reproof.Answer.Right() -> set(caller, session, wanted, actor);
        };
    }

    private Changed set(Caller caller, SessionId session, String wanted, Actor actor) {
        Set<PasswordRule> broken = EnumSet.noneOf(PasswordRule.class);
        broken.addAll(new PasswordRules(config).broken(wanted, caller.subject(), caller.name()));
        if (broken.isEmpty()
                && former(caller.subject()).stream().anyMatch(hash -> passwords.matches(Optional.of(hash), wanted))) {
            broken.add(PasswordRule.USED_BEFORE);
        }
        if (!broken.isEmpty()) {
            return new Changed.Unfit(broken);
        }
        String hash = passwords.hash(wanted);
        Timestamp now = Timestamp.from(Instant.now());
        Transactions.inTransaction(source, connection -> {
            keepFormer(connection, caller.subject(), now);
            execute(
                    connection,
                    "update directory.person set password_hash = ?, password_since = ?, password_due = false where login = ?",
                    hash,
                    now,
                    caller.subject());
            sessions.endAll(connection, caller.subject(), Optional.of(session), SessionEnd.PASSWORD, actor);
            trail.record(connection, Act.by(actor, "password-changed"));
            return hash;
        });
        sessions.told();
        return new Changed.Done();
    }

    /** The one that counts and those before it. */
    private List<String> former(String login) {
        return Transactions.read(source, connection -> {
            try (PreparedStatement statement = connection.prepareStatement("""
                    (select password_hash from directory.person where login = ?)
                    union all
                    (select f.hash from directory.former_password f join directory.person p on p.id = f.person
                    where p.login = ? order by f.until desc limit ?)""")) {
                statement.setString(1, login);
                statement.setString(2, login);
                statement.setInt(3, Math.max(0, config.history() - 1));
                List<String> found = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
                return found;
            }
        });
    }

    private void keepFormer(Connection connection, String login, Timestamp now) throws SQLException {
        execute(connection, """
                insert into directory.former_password (person, hash, until)
                select id, password_hash, ? from directory.person where login = ?""", now, login);
        execute(connection, """
                delete from directory.former_password f using directory.person p
                where p.id = f.person and p.login = ? and f.until not in (
                    select until from directory.former_password k where k.person = p.id order by until desc limit ?)""", login, config.history());
    }

    private static void execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
