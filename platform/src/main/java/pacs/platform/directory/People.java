package pacs.platform.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import pacs.platform.Refusal;
import pacs.platform.directory.Fault.Code;
import pacs.platform.security.PasswordRule;
import pacs.platform.security.PasswordRules;
import pacs.platform.tenancy.Role;

/** What people may do and where. Whether somebody may give a role is decided by the database, which knows what the giver is now. */
final class People {

    private static final String NOT_ALLOWED = "42501";
    private static final String NEVER_ONE_PERSON = "23000";

    private final UnaryOperator<String> hash;
    private final PasswordRules rules;

    /** @param hash makes of a password what may be stored */
    People(UnaryOperator<String> hash, PasswordRules rules) {
        this.hash = hash;
        this.rules = rules;
    }

    /** The hash of a new person's first password; without one, of a word that nobody knows. */
    String firstHash(Draft draft) {
        String password = draft.text("password");
        if (password.isEmpty()) {
            return hash.apply(UUID.randomUUID().toString());
        }
        Set<PasswordRule> broken = rules.broken(password, draft.text("login"), draft.text("name"));
        if (!broken.isEmpty()) {
            throw new Unfit(List.of(draft.fault("password", Code.FORM, sentence(broken))));
        }
        return hash.apply(password);
    }

    private static String sentence(Set<PasswordRule> broken) {
        return broken.stream().map(PasswordRule::sentence).collect(Collectors.joining("; ", "", "."));
    }

    /** The first membership of a new person. Who keeps one institution cannot make people who belong to none. */
    void join(Connection connection, Editor editor, int person, Draft draft) throws SQLException {
        if (draft.of("roles").isEmpty()) {
            if (editor.keepsRegion() || editor.guardsRegion()) {
                return;
            }
            throw new Unfit(List.of(draft.fault("roles", Code.MISSING, "is missing.")));
        }
        assign(connection, editor, person, draft);
    }

    /**
     * Makes a person exactly what the draft says at its institution; nothing when it says no roles.
     *
     * @return whether anything changed
     */
    boolean assign(Connection connection, Editor editor, int person, Draft draft) throws SQLException {
        Checking checking = new Checking(connection, draft);
        checking.readOwner(Kind.MEMBERSHIP);
        checking.throwIfAny();
        int place = checking.id("institution");
        Rights.require(
                editor.keepsRegion() || editor.guardsRegion() || editor.keepsInstitution(place),
                "Roles at this institution are for its administrators to give.");
        checking.read(Kind.MEMBERSHIP);
        checking.throwIfAny();
        Optional<Object> department = Optional.ofNullable(checking.values().get("department"));
        try {
            return Sql.one(
                            connection,
                            "select directory.set_roles(?, ?, ?, ?::text[], ?::int)",
                            row -> row.getBoolean(1),
                            editor.person(),
                            person,
                            place,
                            checking.values().getOrDefault("roles", List.of()),
                            department)
                    .orElseThrow();
        } catch (SQLException e) {
            throw refused(e, draft);
        }
    }

    private static RuntimeException refused(SQLException e, Draft draft) throws SQLException {
        if (NOT_ALLOWED.equals(e.getSQLState())) {
            return new Refusal(
                    Refusal.Reason.FORBIDDEN,
                    "Nobody gives or takes roles of their own; " + apart()
                            + " are for a security administrator to give and"
                            + " take, " + Role.REGION_IDENTITY_STEWARD
                            + " for a region administrator, all others for the administrators of the region and of the institution.");
        }
        if (NEVER_ONE_PERSON.equals(e.getSQLState())) {
            return new Unfit(List.of(draft.fault("roles", Code.APART, apart() + " are never one person.")));
        }
        throw e;
    }

    private static String apart() {
        return Role.REGION_ADMIN + ", " + Role.SECURITY_ADMIN + " and " + Role.AUDITOR;
    }
}
