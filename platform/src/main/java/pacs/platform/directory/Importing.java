package pacs.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pacs.platform.Refusal;
import pacs.platform.directory.Fault.Code;
import pacs.platform.directory.Imported.Outcome;

/**
 * Brings the directory to what a file says, row by row by the same road as single changes, within the caller's
 * transaction. A row that does not fit leaves no trace and is tried again after the others of its kind: an institution may
 * stand below one that comes later.
 */
final class Importing {

    /** How often rows of a kind that do not fit are tried; deeper regions stand in order. */
    private static final int ROUNDS = 5;

    private final Connection connection;
    private final Editor editor;
    private final Changes changes;
    private final List<Imported.Row> done = new ArrayList<>();

    Importing(Connection connection, Editor editor, Changes changes) {
        this.connection = connection;
        this.editor = editor;
        this.changes = changes;
    }

    Imported run(Written written) throws SQLException {
        List<Fault> faults = new ArrayList<>(written.faults());
        faults.addAll(Repeats.in(written.rows()));
        for (Kind kind : Kind.values()) {
            List<Written.Row> left =
                    written.rows().stream().filter(row -> row.kind() == kind).toList();
            List<Fault> found = List.of();
            int before = left.size() + 1;
            for (int round = 0; round < ROUNDS && !left.isEmpty() && left.size() < before; round++) {
                before = left.size();
                found = new ArrayList<>();
                left = round(left, found);
            }
            faults.addAll(found);
        }
        faults.sort(Comparator.comparingInt(Fault::line).thenComparing(Fault::key));
        done.sort(Comparator.comparingInt(Imported.Row::line));
        return new Imported(false, written.encoding(), done, faults);
    }

    /** Those that do not fit. */
    private List<Written.Row> round(List<Written.Row> rows, List<Fault> faults) throws SQLException {
        List<Written.Row> left = new ArrayList<>();
        for (Written.Row row : rows) {
            Savepoint before = connection.setSavepoint();
            try {
                Imported.Row one = row(row);
                if (one.outcome() == Outcome.UNCHANGED) {
                    connection.rollback(before);
                }
                done.add(one);
            } catch (Unfit unfit) {
                connection.rollback(before);
                left.add(row);
                unfit.faults().forEach(fault -> faults.add(placed(fault, row.draft())));
            } catch (Refusal refusal) {
                if (refusal.reason() != Refusal.Reason.FORBIDDEN) {
                    throw refusal;
                }
                connection.rollback(before);
                left.add(row);
                faults.add(new Fault(row.draft().line(), row.draft().key(), Code.NOT_ALLOWED, refusal.getMessage()));
            }
            connection.releaseSavepoint(before);
        }
        return left;
    }

    private static Fault placed(Fault fault, Draft draft) {
        return fault.line() > 0 ? fault : draft.fault(fault.key(), fault.code(), fault.sentence());
    }

    private Imported.Row row(Written.Row row) throws SQLException {
        Draft draft = row.draft();
        Kind kind = row.kind();
        String state = draft.text(Written.STATE);
        if (!List.of("", "active", "ended").contains(state)) {
            throw new Unfit(List.of(draft.fault(Written.STATE, Code.FORM, "is active or ended.")));
        }
        Optional<Entry> meant = Meant.by(connection, editor, kind, draft);
        if (meant.isEmpty() || (kind == Kind.DUTY && meant.get().ended() && state.isEmpty())) {
            if (state.equals("ended")) {
                throw new Unfit(List.of(draft.fault(Written.STATE, Code.NO_SUCH, "ends an entry that is not there.")));
            }
            return told(draft, Outcome.NEW, changes.create(connection, editor, kind, draft), List.of());
        }
        Entry before = Entries.lock(connection, editor, kind, meant.get().id());
        Entry after = brought(before, draft, state);
        List<Imported.Difference> differences = Texts.differences(before.json(), after.json());
        return told(draft, differences.isEmpty() ? Outcome.UNCHANGED : Outcome.CHANGED, after, differences);
    }

    private Entry brought(Entry before, Draft draft, String state) throws SQLException {
        if (before.ended() && state.isEmpty()) {
            throw new Unfit(List.of(draft.fault(
                    before.kind().identity().getLast().name(),
                    Code.TAKEN,
                    "is of an entry that has ended; the state active takes it into use again.")));
        }
        Entry now = state.equals("active") && before.ended() ? changes.end(connection, editor, before, false) : before;
        Draft whole = whole(now, draft);
        if (differs(now, draft)) {
            now = changes.change(connection, editor, now, whole);
        }
        if (now.kind() == Kind.PERSON && draft.of("institution").isPresent()) {
            now = member(now, draft);
        }
        return state.equals("ended") && !now.ended() ? changes.end(connection, editor, now, true) : now;
    }

    /** What a file leaves out stays as it is. */
    private static Draft whole(Entry now, Draft draft) {
        Map<String, Given> given = new HashMap<>();
        for (Field field : now.kind().fields()) {
            JsonNode is = now.json().path(field.name());
            if (!is.isMissingNode()) {
                given.put(field.name(), JsonDraft.given(field.name(), is));
            }
        }
        given.putAll(draft.given());
        return new Draft(given, draft.line(), draft.key());
    }

    private static boolean differs(Entry now, Draft draft) {
        return now.kind().fields().stream().anyMatch(field -> Optional.ofNullable(
                        draft.given().get(field.name()))
                .filter(given -> !Texts.of(given).equals(Texts.of(now.json().path(field.name()))))
                .isPresent());
    }

    private Entry member(Entry person, Draft draft) throws SQLException {
        JsonNode is = membership(person, draft.text("institution"));
        Map<String, Given> given = new HashMap<>(draft.given());
        boolean differs = false;
        for (String name : List.of("roles", "department")) {
            Given now = new Given(Texts.of(is.path(name)), name.equals("roles"), draft.line(), name);
            Given wanted = given.getOrDefault(name, now);
            differs |= !new HashSet<>(Texts.of(wanted)).equals(new HashSet<>(now.texts()));
            given.put(name, wanted);
        }
        return differs
                ? changes.assign(connection, editor, person, new Draft(given, draft.line(), draft.key()))
                : person;
    }

    private static JsonNode membership(Entry person, String institution) {
        for (JsonNode membership : person.json().path("memberships")) {
            if (membership.path("institution").asText().equals(institution)) {
                return membership;
            }
        }
        return person.json().objectNode();
    }

    private static Imported.Row told(Draft draft, Outcome outcome, Entry entry, List<Imported.Difference> differences) {
        return new Imported.Row(draft.line(), entry.kind(), Meant.name(entry.kind(), draft), outcome, differences);
    }
}
