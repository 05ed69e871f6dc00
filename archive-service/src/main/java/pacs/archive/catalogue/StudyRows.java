package pacs.archive.catalogue;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import pacs.dicom.core.StudyUid;
import pacs.platform.tenancy.InstitutionId;

/** The rows of a group's studies: locked in their order, made where they are missing. */
final class StudyRows {

    private static final Logger LOG = Logger.getLogger(StudyRows.class);

    private static final List<Column<Arrival>> PATIENT = List.of(
            new Column<>("int4", arrival -> arrival.transfer().institution().value()),
            new Column<>("text", arrival -> patient(arrival).issuer()),
            new Column<>("text", arrival -> patient(arrival).id()),
            new Column<>(
                    "text",
                    arrival -> patient(arrival).id().isEmpty()
                            ? study(arrival).uid().value()
                            : ""),
            new Column<>("text", arrival -> patient(arrival).name().original()),
            new Column<>("text", arrival -> patient(arrival).name().ideographic()),
            new Column<>("text", arrival -> patient(arrival).name().roman()),
            new Column<>("date", arrival -> patient(arrival).birthDate().orElse(null)),
            new Column<>("text", arrival -> patient(arrival).sex()));

    private static final List<Column<Arrival>> STUDY = Stream.concat(
                    PATIENT.stream(),
                    Stream.<Column<Arrival>>of(
                            new Column<>("text", arrival -> study(arrival).uid().value()),
                            new Column<>(
                                    "date", arrival -> study(arrival).date().orElse(null)),
                            new Column<>("text", arrival -> study(arrival).time()),
                            new Column<>("timestamp", arrival -> at(study(arrival))),
                            new Column<>("text", arrival -> study(arrival).id()),
                            new Column<>("text", arrival -> study(arrival).accession()),
                            new Column<>("text", arrival -> study(arrival).description()),
                            new Column<>("text", arrival -> study(arrival).referringPhysician()),
                            new Column<>(
                                    "text",
                                    arrival -> String.join(
                                            " ", patient(arrival).name().tokens()))))
            .toList();

    private static final List<Column<StudyKey>> KEY =
            List.of(new Column<>("int4", key -> key.institution().value()), new Column<>("text", key -> key.study()
                    .value()));

    private final Connection connection;

    StudyRows(Connection connection) {
        this.connection = connection;
    }

    /** Locks the study of every arrival, first making those that are missing, and tells their ids. */
    Map<StudyKey, Integer> lock(List<Arrival> arrivals) throws SQLException {
        Map<StudyKey, Integer> ids = lockExisting(arrivals);
        Collection<Arrival> first = firstOfEachOther(arrivals, ids);
        if (!first.isEmpty()) {
            insert(ArrivalSql.ADD_PATIENTS, PATIENT, first);
            insert(ArrivalSql.ADD_STUDIES, STUDY, first);
            first.forEach(StudyRows::sayWhatWasAssumed);
            ids = lockExisting(arrivals);
        }
        return ids;
    }

    /** Once for a study, so that somebody sets its modality right. */
    private static void sayWhatWasAssumed(Arrival arrival) {
        study(arrival)
                .assumedCharset()
                .ifPresent(charset -> LOG.warnf(
                        "Study %s of institution %s, sent by %s: its text is not in the character set it declares and was read as %s",
                        study(arrival).uid(),
                        arrival.transfer().institution(),
                        arrival.transfer().actor(),
                        charset.name()));
    }

    private static Collection<Arrival> firstOfEachOther(List<Arrival> arrivals, Map<StudyKey, Integer> known) {
        Map<StudyKey, Arrival> first = new LinkedHashMap<>();
        arrivals.stream()
                .filter(arrival -> !known.containsKey(arrival.study()))
                .forEach(arrival -> first.putIfAbsent(arrival.study(), arrival));
        return first.values();
    }

    private Map<StudyKey, Integer> lockExisting(List<Arrival> arrivals) throws SQLException {
        List<StudyKey> keys = arrivals.stream().map(Arrival::study).distinct().toList();
        Map<StudyKey, Integer> ids = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(ArrivalSql.LOCK_STUDIES)) {
            Column.bind(query, 1, KEY, keys);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    StudyKey key = new StudyKey(new InstitutionId(rows.getInt(2)), new StudyUid(rows.getString(3)));
                    ids.put(key, rows.getInt(1));
                }
            }
        }
        return ids;
    }

    private void insert(String sql, List<Column<Arrival>> columns, Collection<Arrival> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            Column.bind(insert, 1, columns, List.copyOf(rows));
            insert.executeUpdate();
        }
    }

    private static StudyFacts study(Arrival arrival) {
        return arrival.facts().study();
    }

    private static PatientFacts patient(Arrival arrival) {
        return study(arrival).patient();
    }

    /** When the study took place: without a date of its own, when it came. */
    private static LocalDateTime at(StudyFacts study) {
        return study.date()
                .map((LocalDate date) -> date.atTime(Moments.timeOfDay(study.time())))
                .orElseGet(() -> LocalDateTime.now(ZoneId.systemDefault()));
    }
}
