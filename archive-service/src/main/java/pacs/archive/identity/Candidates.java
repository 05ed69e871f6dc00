package pacs.archive.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Pairs of patients that are put before a steward. */
final class Candidates {

    /** A name and a birth date that more have is not worth a steward's time. */
    private static final int MOST_NAMESAKES = 20;

    private static final String ADD = """
            insert into archive.person_candidate (one, other, one_institution, other_institution, basis)
            select p.id, q.id, p.institution, q.institution, ?
            from archive.patient p, archive.patient q
            where p.id = least(?, ?) and q.id = greatest(?, ?)
            on conflict (one, other) do update set basis = excluded.basis, version = person_candidate.version + 1
            where person_candidate.state = 'open' and person_candidate.basis = 'same-name'""";

    /** Who are one already, or have each an ID card of their own, are no question. */
    private static final String NAMESAKES = """
            insert into archive.person_candidate (one, other, one_institution, other_institution, basis)
            select p.id, q.id, p.institution, q.institution, 'same-name'
            from (
                select distinct b.patient
                from archive.patient_sound a
                join archive.patient_sound b
                  on b.birth_date = a.birth_date and b.sex = a.sex and b.sound = a.sound and b.patient <> a.patient
                where a.patient = ?
                order by b.patient
                limit\s""" + MOST_NAMESAKES + """
            ) same
            join archive.patient p on p.id = least(same.patient, ?)
            join archive.patient q on q.id = greatest(same.patient, ?)
            where not exists (
                    select from archive.person_link l
                    join archive.person_link o on o.person = l.person and o.ended_at is null
                    where l.patient = p.id and l.ended_at is null and o.patient = q.id)
              and not (
                    exists (select from archive.patient_number n where n.patient = p.id and n.kind = 'id-card')
                and exists (select from archive.patient_number n where n.patient = q.id and n.kind = 'id-card')
                and not exists (
                    select from archive.patient_number n
                    join archive.patient_number o on o.kind = n.kind and o.mac = n.mac and o.patient = q.id
                    where n.patient = p.id and n.kind = 'id-card'))
            on conflict (one, other) do nothing""";

    private static final String CLOSE = """
            update archive.person_candidate
            set state = 'linked', version = version + 1, decided_at = now(), decided_by = '', decided_because = ?
            where one = least(?, ?) and other = greatest(?, ?) and state = 'open'""";

    private final Connection connection;

    Candidates(Connection connection) {
        this.connection = connection;
    }

    /** One that is there already, decided or not, stays; but a number weighs more than a name. */
    void add(long one, long other, Basis basis) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD)) {
            insert.setString(1, basis.toString());
            pair(insert, 2, one, other);
            insert.executeUpdate();
        }
    }

    void addNamesakes(long patient) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NAMESAKES)) {
            insert.setLong(1, patient);
            insert.setLong(2, patient);
            insert.setLong(3, patient);
            insert.executeUpdate();
        }
    }

    /** What a rule has answered is no question any more. */
    void close(long one, long other, NumberKind by) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(CLOSE)) {
            update.setString(1, by.toString());
            pair(update, 2, one, other);
            update.executeUpdate();
        }
    }

    private static void pair(PreparedStatement statement, int first, long one, long other) throws SQLException {
        for (int i = 0; i < 4; i += 2) {
            statement.setLong(first + i, one);
            statement.setLong(first + i + 1, other);
        }
    }
}
