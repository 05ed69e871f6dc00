package pacs.platform.directory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pacs.platform.directory.Fault.Code;

/** Reads the fields of a draft as what the database takes, and finds everything that is wrong with them at once. */
final class Checking {

    private static final String INSTITUTION = "institution";

    private final Connection connection;
    private final Draft draft;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    Checking(Connection connection, Draft draft) {
        this.connection = connection;
        this.draft = draft;
    }

    /** What was read, by field; a field of which nothing is said has no value. */
    Map<String, Object> values() {
        return values;
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    int id(String field) {
        return (Integer) values.getOrDefault(field, 0);
    }

    void add(String field, Code code, String sentence) {
        Fault fault = draft.fault(field, code, sentence);
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    /** @throws Unfit with everything found so far, if anything was */
    void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new Unfit(faults);
        }
    }

    void read(List<Field> fields) throws SQLException {
        for (Field field : fields) {
            if (!has(field.name())) {
                read(field);
            }
        }
    }

    /** Reads the owner before anything else: what its other fields name is looked for there. */
    void readOwner(List<Field> fields) throws SQLException {
        for (Field field : fields) {
            if (field.name().equals(INSTITUTION)) {
                read(field);
            }
        }
    }

    /** The entry's institution is known already. */
    void own(int institution) {
        values.put(INSTITUTION, institution);
    }

    private void read(Field field) throws SQLException {
        Optional<Given> given = draft.of(field.name());
        if (given.isEmpty()) {
            if (field.required()) {
                add(field.name(), Code.MISSING, "is missing.");
            }
            return;
        }
        if (given.get().list() != field.form().many()) {
            add(
                    field.name(),
                    field.form().many() ? Code.NOT_A_LIST : Code.NOT_A_TEXT,
                    field.form().many() ? "must be a list." : "must be a text, not a list.");
            return;
        }
        List<String> texts = given.get().texts();
        if (texts.size() > Form.most()) {
            add(field.name(), Code.TOO_MANY, "has more than " + Form.most() + " items.");
            return;
        }
        List<Object> read = new ArrayList<>();
        for (String text : texts) {
            one(field, text).ifPresent(read::add);
        }
        if (read.size() == texts.size()) {
            values.put(
                    field.name(), field.form().many() ? read.stream().distinct().toList() : read.getFirst());
        }
    }

    private Optional<Object> one(Field field, String text) throws SQLException {
        Form form = field.form();
        if (text.codePointCount(0, text.length()) > form.longest()) {
            add(field.name(), Code.TOO_LONG, "is longer than " + form.longest() + " characters.");
            return Optional.empty();
        }
        try {
            if (!Form.isReadable(text)) {
                throw new IllegalArgumentException("Control characters");
            }
            Object value = form.reader().read(text);
            Optional<Object> meant = form.refers() == Form.Refers.NOTHING ? Optional.of(value) : named(form, text);
            if (meant.isEmpty()) {
                add(field.name(), Code.NO_SUCH, form.sentence() + "; this is none.");
            }
            return meant;
        } catch (IllegalArgumentException | DateTimeException malformed) {
            add(field.name(), Code.FORM, form.sentence() + ".");
            return Optional.empty();
        }
    }

    /** What a name stands for, if that is in use. */
    private Optional<Object> named(Form form, String name) throws SQLException {
        int owner = id(INSTITUTION);
        return switch (form.refers()) {
            case NOTHING -> Optional.empty();
            case INSTITUTION ->
                Sql.one(
                        connection,
                        "select id from directory.institution where code = ? and ended is null",
                        row -> row.getInt(1),
                        name);
            case DEPARTMENT ->
                Sql.one(
                        connection,
                        "select id from directory.department where institution = ? and code = ? and ended is null",
                        row -> row.getInt(1),
                        owner,
                        name);
            case PERSON -> Sql.one(connection, """
                        select p.id from directory.person p where p.login = ? and exists (
                            select from directory.membership_now m where m.person = p.id and m.institution = ?)""", row -> row.getInt(1), name, owner);
            case AE_TITLE ->
                Sql.one(
                        connection,
                        "select title from directory.ae_title where institution = ? and title = ? and ended is null",
                        row -> row.getString(1),
                        owner,
                        name);
        };
    }
}
