package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import pacs.platform.security.Accounts.Account;
import pacs.platform.tenancy.Role;

/** What somebody has to do before anything else. */
@ApplicationScoped
class Dues {

    /** Who may change what others may do, or sees what everybody did: a password alone opens none of it. */
    private static final Set<Role> GUARDED =
            EnumSet.of(Role.INSTITUTION_ADMIN, Role.REGION_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

    private final PasswordConfig config;
    private final InstantSource clock;

    @Inject
    Dues(PasswordConfig config) {
        this(config, InstantSource.system());
    }

    Dues(PasswordConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /** @param belongs what the person is, wherever: a role elsewhere is one change of institution away */
    Optional<Due> of(Connection connection, String login, List<Account> belongs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select p.password_due, p.password_since, exists (
                    select from directory.totp t where t.person = p.id and t.confirmed) as enrolled
                from directory.person p where p.login = ?""")) {
            statement.setString(1, login);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (row.getBoolean(1) || isTooOld(row.getTimestamp(2).toInstant())) {
                    return Optional.of(Due.CHANGE_PASSWORD);
                }
                return row.getBoolean(3) || !needsFactor(belongs) ? Optional.empty() : Optional.of(Due.ENROL);
            }
        }
    }

    private boolean isTooOld(Instant since) {
        Duration longest = config.longest();
        return longest.isPositive() && since.plus(longest).isBefore(clock.instant());
    }

    static boolean needsFactor(List<Account> belongs) {
        return belongs.stream()
                .map(account -> account.caller().roles())
                .flatMap(Collection::stream)
                .anyMatch(GUARDED::contains);
    }
}
