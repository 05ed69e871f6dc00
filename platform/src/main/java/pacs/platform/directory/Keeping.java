package pacs.platform.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import pacs.platform.Refusal;
import pacs.platform.database.Transactions;
import pacs.platform.security.Caller;
import pacs.platform.security.PasswordConfig;
import pacs.platform.security.PasswordRules;
import pacs.platform.security.Passwords;
import pacs.platform.tenancy.Role;

/**
 * Keeps the directory: lists, changes, ends, each in one transaction with its record. Nothing is deleted. Who may do what
 * stands in {@code docs/directory.md}.
 */
@ApplicationScoped
public class Keeping {

    private static final Set<Role> KEEPERS =
            EnumSet.of(Role.INSTITUTION_ADMIN, Role.REGION_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

    private final DataSource source;
    private final Changes changes;
    private final Leaving leaving;

    @Inject
    Keeping(
            @Named("region") DataSource source,
            Passwords passwords,
            PasswordConfig rules,
            DirectoryTrail trail,
            Leaving leaving) {
        this.source = source;
        this.changes = new Changes(trail, new People(passwords::hash, new PasswordRules(rules)), leaving);
        this.leaving = leaving;
    }

    public Page page(Caller caller, Kind kind, Question question) {
        if (!Form.isReadable(question.search()) || !Form.isReadable(question.institution())) {
            return new Page(List.of(), 0);
        }
        return in(caller, (connection, editor) -> Entries.page(connection, editor, kind, question));
    }

    /** @throws Refusal {@code NOT_FOUND} also when it is there and the caller may not see it */
    public Entry find(Caller caller, Kind kind, int id) {
        return in(caller, (connection, editor) -> Entries.find(connection, editor, kind, id)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such entry.")));
    }

    /**
     * @param body a JSON object
     * @throws Unfit naming every field that does not fit
     */
    public Entry create(Caller caller, Kind kind, byte[] body) {
        Draft draft = JsonDraft.read(body, kind == Kind.PERSON ? with(kind.names(), "password") : kind.names());
        return in(caller, (connection, editor) -> changes.create(connection, editor, kind, draft));
    }

    private static List<String> with(List<String> names, String one) {
        return Stream.concat(names.stream(), Stream.of(one)).toList();
    }

    /** @param version the caller has seen; another one by now is refused as {@code CHANGED_MEANWHILE} */
    public Entry change(Caller caller, Kind kind, int id, int version, byte[] body) {
        Draft draft =
                JsonDraft.read(body, kind.fields().stream().map(Field::name).toList());
        return in(
                caller,
                (connection, editor) ->
                        changes.change(connection, editor, locked(connection, editor, kind, id, version), draft));
    }

    /** Ends an entry, or takes it into use again. */
    public Entry end(Caller caller, Kind kind, int id, int version, boolean over) {
        Entry after = in(
                caller,
                (connection, editor) ->
                        changes.end(connection, editor, locked(connection, editor, kind, id, version), over));
        leaving.told();
        return after;
    }

    /** Makes a person exactly what the body says at an institution; nothing when it says no roles. */
    public Entry assign(Caller caller, int person, String institution, int version, byte[] body) {
        Draft said = JsonDraft.read(body, List.of("roles", "department"));
        Map<String, Given> given = new HashMap<>(said.given());
        given.put("institution", new Given(List.of(institution), false, 0, "institution"));
        Draft draft = new Draft(given, 0, "");
        Entry after = in(caller, (connection, editor) -> {
            Entry before = locked(connection, editor, Kind.PERSON, person, version);
            return changes.assign(connection, editor, before, draft);
        });
        leaving.told();
        return after;
    }

    /** Runs with what the caller is now: a role that was taken away is gone at once, whatever the token says. */
    <T> T in(Caller caller, Work<T> work) {
        return Transactions.inTransaction(source, connection -> work.run(connection, editor(connection, caller)));
    }

    private static Editor editor(Connection connection, Caller caller) throws SQLException {
        Editor editor = Sql.one(
                        connection,
                        """
                        select p.id, i.code, array_agg(m.role) as roles
                        from directory.person p
                        join directory.membership_now m on m.person = p.id
                        join directory.institution i on i.id = m.institution
                        where p.login = ? and m.institution = ? and ? = 'person'
                        group by p.id, i.code""",
                        row -> new Editor(
                                row.getInt("id"),
                                caller.subject(),
                                caller.institution(),
                                row.getString("code"),
                                held(caller, (String[]) row.getArray("roles").getArray())),
                        caller.subject(),
                        caller.institution().value(),
                        caller.kind().toString())
                .orElseThrow(Keeping::noKeeper);
        if (editor.roles().stream().noneMatch(KEEPERS::contains)) {
            throw noKeeper();
        }
        return editor;
    }

    private static Set<Role> held(Caller caller, String... words) {
        return Arrays.stream(words)
                .map(Role::of)
                .flatMap(Optional::stream)
                .filter(caller::has)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Refusal noKeeper() {
        return new Refusal(Refusal.Reason.FORBIDDEN, "The directory is for administrators and auditors.");
    }

    /** Work for an editor within a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection, Editor editor) throws SQLException;
    }

    private static Entry locked(Connection connection, Editor editor, Kind kind, int id, int version)
            throws SQLException {
        Entry entry = Entries.lock(connection, editor, kind, id);
        if (entry.version() != version) {
            throw new Refusal(
                    Refusal.Reason.CHANGED_MEANWHILE,
                    "Somebody else changed this entry meanwhile; nothing was changed now. Read it again and repeat.");
        }
        return entry;
    }
}
