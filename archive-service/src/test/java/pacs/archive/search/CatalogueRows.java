package pacs.archive.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.names.NameTokens;
import pacs.dicom.core.PersonName;

/** Rows of the catalogue as intake leaves them, without objects behind them. */
final class CatalogueRows {

    private final DataSource region;

    CatalogueRows(DataSource region) {
        this.region = region;
    }

    void study(int institution, String uid, String name, String date, String time, String... modalities)
            throws SQLException {
        LocalDate day = date.isEmpty() ? null : LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE);
        PersonName parsed = PersonName.parse(name);
        boolean chinese = name.startsWith("王");
        String roman = chinese ? "" : parsed.alphabetic().replace('^', ' ').replace("Ä", "A");
        String ideographic = chinese ? name : parsed.ideographic().replace('^', ' ');
        insert(
                """
                with p as (
                    insert into archive.patient (institution, issuer, patient_id, only_study, name,
                                                 name_ideographic, name_roman, sex)
                    values (?, '', '', ?, '', '', '', '') returning id)
                insert into archive.study (patient, study_at, institution, study_date, study_uid, study_time, study_id,
                                           accession, description, referring_physician, patient_id, patient_issuer,
                                           patient_name, name_ideographic, name_roman, sex, modalities, version)
                select p.id, ?, ?, ?, ?, ?, '', ?, 'Chest', 'Li^Ning=李^宁', '', '', ?, ?, ?, 'F', ?, 1 from p""",
                institution,
                uid,
                (day == null ? LocalDate.of(2020, 1, 1) : day).atStartOfDay(),
                institution,
                day,
                uid,
                time,
                "A" + uid,
                name,
                ideographic,
                roman.toUpperCase(java.util.Locale.ROOT),
                List.of(modalities));
        insert("""
                insert into archive.name_token (institution, token, study_at, study)
                select s.institution, t.token, s.study_at, s.id from archive.study s, unnest(?::text[]) as t (token)
                where s.institution = ? and s.study_uid = ?""", NameTokens.of(parsed), institution, uid);
        insert("""
                insert into archive.study_viewer (viewer, owner, study_id, study_at)
                select institution, institution, id, study_at from archive.study
                where institution = ? and study_uid = ?""", institution, uid);
    }

    void series(String study, String uid, int number, String modality) throws SQLException {
        insert("""
                insert into archive.series (study, instance_count, number, series_uid, modality, description, body_part,
                                            performed_time)
                select id, 0, ?, ?, ?, '', 'CHEST', '' from archive.study where institution = 1 and study_uid = ?""", number, uid, modality, study);
    }

    void instance(String series, String uid, int number, StoredInstance stored) throws SQLException {
        insert("insert into archive.sop_class (uid) values ('1.2.840.10008.5.1.4.1.1.2') on conflict do nothing");
        insert("insert into archive.transfer_syntax (uid) values ('1.2.840.10008.1.2.1') on conflict do nothing");
        insert("""
                with placed as (
                    insert into archive.instance (study, series, position, object_length, blob, trailer_length, sop_class,
                                                  transfer_syntax, number, sop_uid, dataset_sha256)
                    select e.study, e.id, ?, ?, ?, 100, c.id, t.id, ?, ?, sha256('x')
                    from archive.series e, archive.sop_class c, archive.transfer_syntax t where e.series_uid = ?
                    returning study)
                update archive.study set instance_count = instance_count + 1 from placed where id = placed.study""", stored.position(), stored.length(), stored.blob().value(), number, uid, series);
    }

    private void insert(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = region.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                switch (values[i]) {
                    case List<?> texts -> statement.setArray(i + 1, connection.createArrayOf("text", texts.toArray()));
                    case LocalDateTime moment -> statement.setObject(i + 1, moment);
                    case null -> statement.setNull(i + 1, java.sql.Types.DATE);
                    default -> statement.setObject(i + 1, values[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
