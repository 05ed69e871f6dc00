package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tries with each role of the database what it lets be seen, added, changed and removed of institution 1's rows. */
final class PolicyProbe {

    private static final String PATIENTS = """
            insert into archive.patient_number (patient, institution, kind, mac, ending, place, fits)
            values (1, 1, 'id-card', sha256(''), '1234', 'PatientID', true);
            insert into archive.patient_sound values (1, '1990-01-01', 'F', 'wang');
            insert into archive.person (id) overriding system value values (1);
            insert into archive.patient (id, institution, issuer, patient_id, name, name_ideographic, name_roman, sex)
            overriding system value values (2, 1, '', 'P2', '', '', '', '');
            insert into archive.person_candidate (one, other, one_institution, other_institution, basis)
            values (1, 2, 1, 1, 'same-name');
            insert into archive.person_link (person, patient, institution, basis, made_by, reason)
            values (1, 1, 1, 'id-card', '', '');
            """;
    private static final String NOT_ALLOWED = "42501";

    /** Who looks: a role, and the institution of its transaction. */
    private enum Eye {
        OWN("pacs_runtime", "1"),
        GRANTED("pacs_runtime", "2"),
        ENDED("pacs_runtime", "3"),
        FOREIGN("pacs_runtime", "4"),
        /** Of the patients' index of the whole region, at another institution. */
        STEWARD("pacs_runtime", "4", "region"),
        NO_INSTITUTION("pacs_runtime", ""),
        INTAKE("pacs_intake", ""),
        KEEPER("pacs_keeper", ""),
        OWNER("pacs_owner", "");

        private final String role;
        private final String institution;
        private final String index;

        Eye(String role, String institution) {
            this(role, institution, "");
        }

        Eye(String role, String institution, String index) {
            this.role = role;
            this.institution = institution;
            this.index = index;
        }
    }

    private final Connection connection;
    private final List<String> tables;

    private PolicyProbe(Connection connection, List<String> tables) {
        this.connection = connection;
        this.tables = tables;
    }

    /** @param connection of the superuser; nothing of what happens on it stays */
    static PolicyProbe on(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return new PolicyProbe(connection, texts(connection, """
                select c.oid::regclass::text from pg_class c
                where c.relrowsecurity and c.relnamespace::regnamespace::text in ('archive', 'tiering', 'directory')
                order by 1"""));
    }

    /** A row of institution 1 in every table, which institution 2 may see, and 3 might until a minute ago. */
    static String rows() {
        return """
                insert into archive.patient (id, institution, issuer, patient_id, name, name_ideographic, name_roman, sex)
                overriding system value values (1, 1, '', 'P1', '', '', '', '');
                insert into archive.study (id, patient, study_at, institution, study_uid, study_time, study_id, accession, description,
                    referring_physician, patient_id, patient_issuer, patient_name, name_ideographic, name_roman, sex)
                overriding system value values (1, 1, now(), 1, '1.2', '', '', '', '', '', 'P1', '', '', '', '', '');
                insert into archive.series (id, study, instance_count, series_uid, modality, description, body_part, performed_time)
                overriding system value values (1, 1, 1, '1.2.1', 'CT', '', '', '');
                insert into archive.instance (series, position, object_length, study, blob, trailer_length, sop_class, transfer_syntax,
                    sop_uid, dataset_sha256)
                values (1, 0, 1, 1, uuidv7(), 1, 1, 1, '1.2.1.1', sha256(''));
                insert into archive.other_version (position, object_length, study, trailer_length, version, same_content, blob, transfer,
                    sop_uid, series_uid, transfer_syntax, actor, dataset_sha256)
                values (1, 1, 1, 1, 2, true, uuidv7(), uuidv7(), '1.2.1.1', '1.2.1', '1.2.4', '', sha256('a'));
                insert into archive.name_token values (now(), 1, 1, 'wang');
                insert into archive.study_viewer (until, study_at, viewer, owner, study_id) values
                    ('infinity', now(), 1, 1, 1), (now() + interval '1 hour', now(), 2, 1, 1), (now() - interval '1 minute', now(), 3, 1, 1);
                insert into archive.study_progress (arrived_at, institution, study_uid) values (now(), 1, '1.2');
                insert into archive.manifest (bytes, institution, instances, study_uid, gateway, digest)
                values (1, 1, 1, '1.2', 'GATEWAY', sha256(''));
                insert into archive.manifest_gap values (1, '1.2', 'GATEWAY', '1.2.1.1', sha256(''), 'missing');
                insert into archive.receipt (institution, study_uid, gateway, level, digest, signed)
                values (1, '1.2', 'GATEWAY', 'stored', sha256(''), '');
                insert into archive.gateway_study (since, institution, instances, sent, gateway, state, problem, study_uid)
                values (now(), 1, 1, 1, 'GATEWAY', 'archived', '', '1.2');
                insert into archive.outbox (type, key, payload) values ('StudySettled', '1/1.2', '{}');
                insert into tiering.placement (blob, volume, institution, study_uid)
                values ('00000000-0000-0000-0000-000000000001', uuidv7(), 1, '1.2');
                insert into tiering.damage (position, blob, reason) values (0, '00000000-0000-0000-0000-000000000001', '');
                insert into directory.access_grant (opened_at, until, owner, grantee, purpose, studies, opened_by, reason) values
                    (now() - interval '1 hour', now() + interval '1 hour', 1, 2, 'consultation', '{1.2}', '', ''),
                    (now() - interval '1 hour', now() - interval '1 minute', 1, 3, 'consultation', '{1.2}', '', '');
                """ + PATIENTS;
    }

    /** The whole table: what each eye may do, by table. */
    Map<String, List<String>> all() throws SQLException {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : tables) {
            all.put(table, row(table));
        }
        connection.rollback();
        return all;
    }

    /** The row of a table when one of its policies is not there. */
    List<String> without(String policy, String table) throws SQLException {
        execute("drop policy " + policy + " on " + table);
        List<String> row = row(table);
        connection.rollback();
        return row;
    }

    private List<String> row(String table) throws SQLException {
        String content = texts(connection, "select to_jsonb(t)::text from " + table + " t order by 1 limit 1")
                .getFirst();
        List<String> cells = new ArrayList<>();
        for (Eye eye : Eye.values()) {
            cells.add(cell(table, eye, content));
        }
        return cells;
    }

    private String cell(String table, Eye eye, String content) throws SQLException {
        List<String> may = new ArrayList<>();
        if (does(eye, "select from " + table)) {
            may.add("see");
        }
        if (adds(eye, table, content)) {
            may.add("add");
        }
        List<String> changeable = texts(connection, """
                select attname::text from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and attgenerated = '' and attidentity = ''
                  and has_column_privilege('%s', attrelid, attnum, 'update')""".formatted(table, eye.role));
        if (!changeable.isEmpty()
                && does(eye, "update %1$s set %2$s = %2$s returning 1".formatted(table, changeable.getFirst()))) {
            may.add("change");
        }
        if (does(eye, "delete from " + table + " returning 1")) {
            may.add("remove");
        }
        return may.isEmpty() ? "–" : String.join(", ", may);
    }

    /** Whether a statement meets a row; that another rule of the table is in the way does not count. */
    private boolean does(Eye eye, String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            become(eye);
            try (ResultSet rows = statement.executeQuery(sql)) {
                return rows.next();
            }
        } catch (SQLException e) {
            return !NOT_ALLOWED.equals(e.getSQLState());
        } finally {
            connection.rollback(before);
        }
    }

    private boolean adds(Eye eye, String table, String content) throws SQLException {
        String columns = String.join(", ", texts(connection, """
                select attname::text from pg_attribute
                where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum""".formatted(table)));
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, ?::jsonb)"
                        .formatted(table, columns))) {
            become(eye);
            insert.setString(1, content);
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            return !NOT_ALLOWED.equals(e.getSQLState());
        } finally {
            connection.rollback(before);
        }
    }

    private void become(Eye eye) throws SQLException {
        execute("select set_config('app.institution', '%s', true), set_config('app.index', '%s', true)"
                .formatted(eye.institution, eye.index));
        execute("set local role " + eye.role);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
