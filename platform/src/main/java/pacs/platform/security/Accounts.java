package pacs.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import pacs.platform.audit.Act;
import pacs.platform.audit.Actor;
import pacs.platform.audit.AuditKey;
import pacs.platform.audit.AuditTrail;
import pacs.platform.database.Transactions;
import pacs.platform.security.Caller.Kind;
import pacs.platform.tenancy.InstitutionId;
import pacs.platform.tenancy.Role;

/** Who may sign in, and who did. */
@ApplicationScoped
class Accounts {

    private static final String PEOPLE = """
            select p.name, p.password_hash as hash, m.institution, i.code, array_agg(m.role) as roles
            from directory.person p
            join directory.membership_now m on m.person = p.id
            join directory.institution i on i.id = m.institution
            where p.login = ?
            group by p.id, m.institution, i.code, m.position
            order by m.position""";

    private static final String CLIENTS = """
            select c.id as name, c.secret_hash as hash, c.institution, i.code, c.roles
            from directory.client c join directory.institution i on i.id = c.institution and i.ended is null
            where c.id = ?""";

    /** What somebody may be in one institution, whose code is {@code code}, after showing the password of the hash. */
    record Account(String hash, String code, Caller caller) {}

    private final DataSource source;
    private final AuditTrail trail;

    @Inject
    Accounts(@Named("region") DataSource source, AuditKey key) {
        this.source = source;
        this.trail = new AuditTrail("directory", key);
    }

    /** One for each institution, the person's first one first; none when nobody has the name. */
    List<Account> of(Kind kind, String name) {
        return Transactions.read(source, connection -> of(connection, kind, name));
    }

    static List<Account> of(Connection connection, Kind kind, String name) throws SQLException {
        String query =
                switch (kind) {
                    case PERSON -> PEOPLE;
                    case CLIENT -> CLIENTS;
                };
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            List<Account> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(account(kind, name, rows));
                }
            }
            return found;
        }
    }

    private static Account account(Kind kind, String name, ResultSet row) throws SQLException {
        Caller caller = new Caller(
                kind,
                new InstitutionId(row.getInt("institution")),
                name,
                row.getString("name"),
                roles(row.getArray("roles")));
        return new Account(row.getString("hash"), row.getString("code"), caller);
    }

    private static Set<Role> roles(Array words) throws SQLException {
        return Arrays.stream((String[]) words.getArray())
                .map(Role::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Written before the answer leaves: who could not be recorded does not get in. */
    void recordAdmitted(Caller caller, String address) {
        record(Act.by(ActorOfRequest.actor(caller, address), "signed-in"));
    }

    /** The password was right, and a code was asked for. */
    void recordAsked(SignInAttempt attempt) {
        record(Act.by(unproven(attempt), "second-factor-asked"));
    }

    /** @param locked whether the account is locked from now on */
    void recordRefused(SignInAttempt attempt, String why, boolean locked) {
        Act refused = Act.by(unproven(attempt), "sign-in-refused").refused(why);
        if (locked) {
            record(refused, Act.by(unproven(attempt), "account-locked"));
        } else {
            record(refused);
        }
    }

    /** Somebody who is signed in, and could not prove it again. */
    void recordUnproven(Actor actor, String why) {
        record(Act.by(actor, "proof-refused").refused(why));
    }

    private static Actor unproven(SignInAttempt attempt) {
        return ActorOfRequest.unproven(
                attempt.kind(), attempt.account(), attempt.from().address());
    }

    private void record(Act... acts) {
        Transactions.inTransaction(source, connection -> {
            trail.record(connection, acts);
            return acts.length;
        });
    }

    /** The change to another institution, or the attempt. */
    void recordChange(Caller caller, String address, Optional<Caller> there) {
        record(there.map(changed -> Act.by(ActorOfRequest.actor(changed, address), "signed-in"))
                .orElseGet(() -> Act.by(ActorOfRequest.actor(caller, address), "sign-in-refused")
                        .refused("does not belong to the institution")));
    }
}
