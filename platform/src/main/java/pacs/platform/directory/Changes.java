package pacs.platform.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pacs.platform.Refusal;
import pacs.platform.directory.Fault.Code;

/**
 * Changes entries, each change with its record in the caller's transaction. Nothing is deleted. A change names the
 * version it starts from, so that of two who change at once the second is told.
 */
final class Changes {

    private static final String UNIQUE = "23505";

    private final DirectoryTrail trail;
    private final People people;
    private final Leaving leaving;

    Changes(DirectoryTrail trail, People people, Leaving leaving) {
        this.trail = trail;
        this.people = people;
        this.leaving = leaving;
    }

    Entry create(Connection connection, Editor editor, Kind kind, Draft draft) throws SQLException {
        Checking checking = new Checking(connection, draft);
        checking.readOwner(kind.fields());
        if (!kind.isOwned() || checking.has("institution")) {
            Rights.requireCreating(editor, kind, checking.id("institution"));
        }
        checking.read(kind.fields());
        Rules.check(connection, kind, 0, checking);
        checking.throwIfAny();
        int id = insert(connection, kind, draft, checking);
        if (kind == Kind.PERSON) {
            people.join(connection, editor, id, draft);
        }
        Entry made = seen(connection, editor, kind, id);
        trail.created(connection, made);
        return made;
    }

    /** Makes all of an entry what the draft says: what it leaves out is empty afterwards. */
    Entry change(Connection connection, Editor editor, Entry before, Draft draft) throws SQLException {
        Rights.requireChanging(editor, before);
        Kind kind = before.kind();
        Checking checking = new Checking(connection, draft);
        keepFixed(connection, before, draft, checking);
        checking.read(kind.fields());
        Rules.check(connection, kind, before.id(), checking);
        checking.throwIfAny();
        List<Field> fields =
                kind.fields().stream().filter(field -> !field.fixed()).toList();
        String set = fields.stream()
                .map(field -> field.name() + " = " + field.form().placeholder())
                .collect(Collectors.joining(", "));
        List<Object> values = new ArrayList<>(values(fields, checking));
        values.add(before.id());
        Sql.update(
                connection,
                "update " + kind.table() + " set " + set + ", version = version + 1 where id = ?",
                values.toArray());
        return changed(connection, editor, before);
    }

    /** Makes a person exactly what the draft says at its institution. */
    Entry assign(Connection connection, Editor editor, Entry before, Draft draft) throws SQLException {
        if (!people.assign(connection, editor, before.id(), draft)) {
            return before;
        }
        Sql.update(connection, "update directory.person set version = version + 1 where id = ?", before.id());
        return changed(connection, editor, before);
    }

    /** Ends an entry, or takes it into use again. */
    Entry end(Connection connection, Editor editor, Entry before, boolean over) throws SQLException {
        Rights.requireChanging(editor, before);
        Rights.require(
                before.kind() != Kind.PERSON || before.id() != editor.person(), "Nobody ends their own account.");
        if (before.ended() == over) {
            return before;
        }
        if (over) {
            Rules.checkEnd(connection, before);
        } else {
            checkAgain(connection, before);
        }
        Sql.update(
                connection,
                "update " + before.kind().table() + " set ended = " + (over ? "transaction_timestamp()" : "null")
                        + ", version = version + 1 where id = ?",
                before.id());
        return changed(connection, editor, before);
    }

    /** What was over may clash by now with what came after it. */
    private static void checkAgain(Connection connection, Entry before) throws SQLException {
        Map<String, Given> given = new HashMap<>();
        before.json()
                .properties()
                .forEach(member -> given.put(member.getKey(), JsonDraft.given(member.getKey(), member.getValue())));
        Checking checking = new Checking(connection, new Draft(given, 0, ""));
        checking.readOwner(before.kind().fields());
        checking.read(before.kind().fields());
        if (before.kind() != Kind.AE_TITLE) {
            Rules.check(connection, before.kind(), before.id(), checking);
        }
        checking.throwIfAny();
    }

    private Entry changed(Connection connection, Editor editor, Entry before) throws SQLException {
        Entry after = seen(connection, editor, before.kind(), before.id());
        trail.changed(connection, before, after);
        leaving.check(connection, before, after);
        return after;
    }

    /** What others call an entry by is not changed; saying it again does no harm. */
    private static void keepFixed(Connection connection, Entry before, Draft draft, Checking checking)
            throws SQLException {
        for (Field field : before.kind().key()) {
            String is = before.json().path(field.name()).asText();
            if (draft.of(field.name()).isPresent() && !draft.text(field.name()).equals(is)) {
                checking.add(field.name(), Code.FIXED, "stays '" + is + "': others call it so.");
            }
        }
        List<String> columns = before.kind().key().stream().map(Field::name).toList();
        Sql.one(
                connection,
                "select " + String.join(", ", columns) + " from "
                        + before.kind().table() + " where id = ?",
                row -> {
                    for (String column : columns) {
                        checking.values().put(column, row.getObject(column));
                    }
                    return true;
                },
                before.id());
    }

    private int insert(Connection connection, Kind kind, Draft draft, Checking checking) throws SQLException {
        List<Field> fields = kind.fields();
        String names = fields.stream().map(Field::name).collect(Collectors.joining(", "));
        String places = fields.stream().map(field -> field.form().placeholder()).collect(Collectors.joining(", "));
        List<Object> values = new ArrayList<>(values(fields, checking));
        if (kind == Kind.PERSON) {
            names += ", password_hash";
            places += ", ?";
            values.add(people.firstHash(draft));
        }
        try {
            return Sql.one(
                            connection,
                            "insert into " + kind.table() + " (" + names + ") values (" + places + ") returning id",
                            row -> row.getInt(1),
                            values.toArray())
                    .orElseThrow();
        } catch (SQLException e) {
            if (UNIQUE.equals(e.getSQLState())) {
                String key = kind.key().getLast().name();
                throw new Unfit(
                        List.of(draft.fault(key, Code.TAKEN, "is taken already, perhaps by one that has ended.")));
            }
            throw e;
        }
    }

    /** A text of which nothing is said is empty; anything else is not there. */
    private static List<Object> values(List<Field> fields, Checking checking) {
        return fields.stream()
                .map(field -> checking.values()
                        .getOrDefault(field.name(), field.form().absent()))
                .toList();
    }

    private static Entry seen(Connection connection, Editor editor, Kind kind, int id) throws SQLException {
        return Entries.find(connection, editor, kind, id)
                .orElseThrow(() -> new Refusal(
                        Refusal.Reason.FORBIDDEN,
                        "You could not see this entry afterwards: give it your institution."));
    }
}
