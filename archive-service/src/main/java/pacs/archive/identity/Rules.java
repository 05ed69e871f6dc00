package pacs.archive.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Links patients with a common number. An ID card counts when nothing is against it: the birth date and sex that stand in it
 * are those of both patients, as far as these are known, and they are not others than each other's. Parents' cards are
 * given for children, and one card for a family. An insurance number has no check and is not unique beyond its fund: it
 * counts only with the same birth date and name.
 */
final class Rules {

    private static final String SAME_NUMBER = """
            select o.patient, n.kind,
                   coalesce(n.fits and o.fits
                       and not (p.sex in ('M', 'F') and q.sex in ('M', 'F') and p.sex <> q.sex)
                       and case n.kind
                           when 'id-card' then coalesce(p.birth_date = q.birth_date, true)
                           else p.birth_date = q.birth_date and exists (
                               select from archive.patient_sound a
                               join archive.patient_sound b on b.sound = a.sound and b.patient = q.id
                               where a.patient = p.id)
                           end, false) as agrees
            from archive.patient_number n
            join archive.patient_number o on o.kind = n.kind and o.mac = n.mac and o.patient <> n.patient
            join archive.patient p on p.id = n.patient
            join archive.patient q on q.id = o.patient
            where n.patient = ?
            order by n.kind, o.patient
            limit 100""";

    private static final String PERSON =
            "select person from archive.person_link where patient = ? and ended_at is null";

    private static final String ARE_DISTINCT = """
            select exists (select from archive.person_candidate
                           where one = least(?, ?) and other = greatest(?, ?) and state = 'distinct')""";

    /** Somebody of the person is known not to be the patient, or has another ID card. */
    private static final String SPEAKS_AGAINST = """
            select exists (
                select from archive.person_link l
                where l.person = ? and l.ended_at is null and (
                    exists (select from archive.person_candidate k
                            where k.one = least(l.patient, ?) and k.other = greatest(l.patient, ?) and k.state = 'distinct')
                    or exists (select from archive.patient_number n where n.patient = l.patient and n.kind = 'id-card')
                       and exists (select from archive.patient_number n where n.patient = ? and n.kind = 'id-card')
                       and not exists (
                           select from archive.patient_number n
                           join archive.patient_number o on o.kind = n.kind and o.mac = n.mac and o.patient = ?
                           where n.patient = l.patient and n.kind = 'id-card')))""";

    private static final String LINK = """
            insert into archive.person_link (person, patient, institution, basis, made_by, reason)
            select ?, p.id, p.institution, ?, '', '' from archive.patient p where p.id = ?""";

    private record Same(long patient, NumberKind kind, boolean agrees) {}

    private final Connection connection;
    private final Candidates candidates;

    Rules(Connection connection) {
        this.connection = connection;
        this.candidates = new Candidates(connection);
    }

    /** Links the patient with those who have one of his or her numbers, or asks a steward whether to. */
    void byNumbers(long patient) throws SQLException {
        for (Same same : sameNumbers(patient)) {
            if (!is(ARE_DISTINCT, patient, same.patient(), patient, same.patient())) {
                if (same.agrees()) {
                    link(patient, same.patient(), same.kind());
                } else {
                    candidates.add(patient, same.patient(), Basis.CONFLICT);
                }
            }
        }
    }

    private void link(long one, long other, NumberKind kind) throws SQLException {
        OptionalLong ofOne = person(one);
        OptionalLong ofOther = person(other);
        if (ofOne.isPresent() && ofOther.isPresent()) {
            if (ofOne.getAsLong() != ofOther.getAsLong()) {
                candidates.add(one, other, Basis.TWO_PERSONS);
            }
            return;
        }
        if (ofOne.isEmpty() && ofOther.isEmpty()) {
            long person = made();
            join(person, one, kind);
            join(person, other, kind);
        } else {
            long person = ofOne.isPresent() ? ofOne.getAsLong() : ofOther.getAsLong();
            long joining = ofOne.isPresent() ? other : one;
            if (is(SPEAKS_AGAINST, person, joining, joining, joining, joining)) {
                candidates.add(one, other, Basis.CONFLICT);
                return;
            }
            join(person, joining, kind);
        }
        candidates.close(one, other, kind);
    }

    private List<Same> sameNumbers(long patient) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SAME_NUMBER)) {
            select.setLong(1, patient);
            List<Same> same = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    NumberKind kind = NumberKind.valueOf(
                            row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
                    same.add(new Same(row.getLong("patient"), kind, row.getBoolean("agrees")));
                }
            }
            return same;
        }
    }

    private OptionalLong person(long patient) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PERSON)) {
            select.setLong(1, patient);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private long made() throws SQLException {
        try (PreparedStatement insert =
                        connection.prepareStatement("insert into archive.person default values returning id");
                ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void join(long person, long patient, NumberKind kind) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(LINK)) {
            insert.setLong(1, person);
            insert.setString(2, kind.toString());
            insert.setLong(3, patient);
            insert.executeUpdate();
        }
    }

    private boolean is(String question, long... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(question)) {
            for (int i = 0; i < values.length; i++) {
                select.setLong(i + 1, values[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
