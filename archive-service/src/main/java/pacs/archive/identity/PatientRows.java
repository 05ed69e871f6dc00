package pacs.archive.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pacs.platform.blobs.BlobId;
import pacs.platform.security.NumberKey;

/** What is kept of a patient to compare by. */
final class PatientRows {

    private static final String ADD_SOUND = """
            insert into archive.patient_sound (patient, birth_date, sex, sound) values (?, ?, ?, ?)
            on conflict do nothing""";

    private static final String ADD_NUMBER = """
            insert into archive.patient_number (patient, institution, kind, mac, ending, place, fits)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    private static final String AN_OBJECT = """
            select i.blob, i.position from archive.instance i
            where i.series = (select e.id from archive.series e where e.study = ? order by e.id limit 1)
            limit 1""";

    /** Where an object lies. */
    record Place(BlobId blob, long position) {}

    private final Connection connection;
    private final NumberKey key;

    PatientRows(Connection connection, NumberKey key) {
        this.connection = connection;
        this.key = key;
    }

    /** Nobody else links or takes apart until the transaction ends. */
    static void alone(Connection connection) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtext('archive.person'))")) {
            lock.execute();
        }
    }

    /** Any object of the study: all of them name the patient. */
    Optional<Place> anObject(int study) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(AN_OBJECT)) {
            select.setInt(1, study);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Place(new BlobId(row.getObject(1, UUID.class)), row.getLong(2)))
                        : Optional.empty();
            }
        }
    }

    /** Whether any was new. */
    boolean addSounds(PatientRow patient) throws SQLException {
        if (!patient.isDescribed()) {
            return false;
        }
        try (PreparedStatement insert = connection.prepareStatement(ADD_SOUND)) {
            for (String sound : patient.sounds()) {
                insert.setLong(1, patient.patient());
                insert.setObject(2, patient.birthDate().orElseThrow());
                insert.setString(3, patient.sex());
                insert.setString(4, sound);
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).sum() > 0;
        }
    }

    /** Whether any was new. */
    boolean addNumbers(PatientRow patient, List<StatedNumber> numbers) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD_NUMBER)) {
            for (StatedNumber number : numbers) {
                insert.setLong(1, patient.patient());
                insert.setInt(2, patient.institution().value());
                insert.setString(3, number.kind().toString());
                insert.setBytes(4, key.mac(number.kind().toString(), number.normal()));
                insert.setString(5, number.ending());
                insert.setString(6, number.place());
                insert.setBoolean(7, patient.fits(number));
                insert.addBatch();
            }
            return Arrays.stream(insert.executeBatch()).sum() > 0;
        }
    }
}
