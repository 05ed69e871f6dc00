package pacs.archive.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pacs.archive.names.NameTokens;
import pacs.dicom.core.PersonName;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/**
 * The patient of a study, as the institution knows him or her.
 *
 * @param study number of the study
 * @param mixed whether the study's objects name several patients
 */
record PatientRow(
        int study,
        boolean mixed,
        InstitutionId institution,
        long patient,
        String id,
        String name,
        Optional<LocalDate> birthDate,
        String sex) {

    private static final String FIND = """
            select s.id, s.patient_conflict, s.institution, p.id as patient, p.patient_id, p.name, p.birth_date, p.sex
            from archive.study s
            join archive.patient p on p.id = s.patient
            where\s""";

    static Optional<PatientRow> of(Connection connection, InstitutionId institution, StudyUid study)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND + "s.institution = ? and s.study_uid = ?")) {
            select.setInt(1, institution.value());
            select.setString(2, study.value());
            return one(select);
        }
    }

    static Optional<PatientRow> of(Connection connection, int study) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIND + "s.id = ?")) {
            select.setInt(1, study);
            return one(select);
        }
    }

    /** Whether birth date and sex say something, so that they can be compared with others'. */
    boolean isDescribed() {
        return birthDate.isPresent() && (sex.equals("M") || sex.equals("F"));
    }

    /** The letters of the whole name in each way it may be spoken, {@code wangxiaodong}. */
    List<String> sounds() {
        return NameTokens.of(PersonName.parse(name)).stream()
                .filter(token -> token.charAt(token.length() - 1) == NameTokens.WHOLE)
                .map(token -> token.substring(0, token.length() - 1))
                .distinct()
                .toList();
    }

    /** Whether what stands in the number is not other than what the institution says of the patient. */
    boolean fits(StatedNumber number) {
        return number.card()
                .map(card -> birthDate.map(card.birthDate()::equals).orElse(true)
                        && (sex.equals(card.sex()) || !(sex.equals("M") || sex.equals("F"))))
                .orElse(true);
    }

    private static Optional<PatientRow> one(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new PatientRow(
                            row.getInt("id"),
                            row.getBoolean("patient_conflict"),
                            new InstitutionId(row.getInt("institution")),
                            row.getLong("patient"),
                            row.getString("patient_id"),
                            row.getString("name"),
                            Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
                            row.getString("sex")))
                    : Optional.empty();
        }
    }
}
