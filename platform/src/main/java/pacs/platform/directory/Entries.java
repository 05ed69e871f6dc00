package pacs.platform.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import pacs.platform.Refusal;
import pacs.platform.directory.Sql.Row;

/** Reads entries as far as an editor may see them: another institution's are not there. */
final class Entries {

    private static final String COLUMNS =
            "select e.id, e.version, e.ended is not null as over, e.scope, jsonb_strip_nulls(to_jsonb(e) - 'scope' - 'searched')"
                    + " as json";
    /** Names of institutions are known to everybody who keeps one: contracts name them. */
    private static final String VISIBLE = " where (? or ? = any (e.scope))";

    private Entries() {}

    static Optional<Entry> find(Connection connection, Editor editor, Kind kind, int id) throws SQLException {
        return Sql.one(
                connection,
                COLUMNS + " from " + kind.view() + " e" + VISIBLE + " and e.id = ?",
                row(editor, kind),
                editor.seesRegion() || kind == Kind.INSTITUTION,
                editor.institution().value(),
                id);
    }

    /** The entry, which nobody else changes until the transaction ends. */
    static Entry lock(Connection connection, Editor editor, Kind kind, int id) throws SQLException {
        Sql.exists(connection, "select from " + kind.table() + " where id = ? for no key update", id);
        return find(connection, editor, kind, id)
                .orElseThrow(() -> new Refusal(Refusal.Reason.NOT_FOUND, "There is no such entry."));
    }

    static Page page(Connection connection, Editor editor, Kind kind, Question question) throws SQLException {
        String conditions = VISIBLE + """
                 and (? = '' or position(lower(?) in lower(e.searched)) > 0)
                 and (? = '' or exists (
                    select from directory.institution i where i.code = ? and i.id = any (e.scope)))"""
                + switch (question.state()) {
                    case ACTIVE -> " and e.ended is null";
                    case ENDED -> " and e.ended is not null";
                    case ALL -> "";
                };
        Object[] values = {
            editor.seesRegion() || kind == Kind.INSTITUTION,
            editor.institution().value(),
            question.search(),
            question.search(),
            question.institution(),
            question.institution()
        };
        String from = " from " + kind.view() + " e" + conditions;
        long total = Sql.one(connection, "select count(*)" + from, found -> found.getLong(1), values)
                .orElseThrow();
        String part = " order by " + kind.order() + ", id limit " + question.size() + " offset "
                + (question.page() - 1L) * question.size();
        return new Page(Sql.all(connection, COLUMNS + from + part, row(editor, kind), values), total);
    }

    private static Row<Entry> row(Editor editor, Kind kind) {
        return row -> entry(row, editor, kind);
    }

    private static Entry entry(ResultSet row, Editor editor, Kind kind) throws SQLException {
        Array scope = row.getArray("scope");
        Entry entry = new Entry(
                kind,
                row.getInt("id"),
                row.getInt("version"),
                row.getBoolean("over"),
                List.of((Integer[]) scope.getArray()),
                Json.object(row.getString("json")));
        if (kind == Kind.PERSON) {
            tellElsewhere(entry.json(), editor);
        }
        return entry;
    }

    /** Where else somebody works is not the institution's business; that it is so explains why the account is not theirs to keep. */
    private static void tellElsewhere(ObjectNode person, Editor editor) {
        ArrayNode own = person.arrayNode();
        boolean elsewhere = false;
        for (JsonNode membership : person.path("memberships")) {
            if (membership.path("institution").asText().equals(editor.code())) {
                own.add(membership);
            } else {
                elsewhere = true;
            }
        }
        if (!editor.seesRegion()) {
            person.set("memberships", own);
        }
        person.put("elsewhere", elsewhere);
    }
}
