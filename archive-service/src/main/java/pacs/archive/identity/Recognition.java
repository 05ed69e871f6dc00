package pacs.archive.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import pacs.archive.retrieve.StoredObjects;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.Tags;
import pacs.dicom.io.HeaderMemory;
import pacs.platform.Refusal;
import pacs.platform.events.Event;
import pacs.platform.events.EventConsumer;
import pacs.platform.events.StudyEvent;
import pacs.platform.security.NumberKey;

/**
 * Looks who the patient of a study is when the study has settled: keeps the numbers its objects state, links by rule what
 * is certain, and puts before a steward what is not. Beside ingest, which does nothing for it.
 */
@ApplicationScoped
public class Recognition implements EventConsumer {

    private static final Logger LOG = Logger.getLogger(Recognition.class);

    private final StoredObjects objects;
    private final NumberKey key;
    private final StatedNumbers stated;

    @Inject
    public Recognition(StoredObjects objects, NumberKey key, IdentityConfig config) {
        this.objects = objects;
        this.key = key;
        this.stated = new StatedNumbers(config);
    }

    @Override
    public String name() {
        return "persons";
    }

    @Override
    public void take(Connection connection, Event event) throws SQLException {
        if (StudyEvent.of(event).orElse(null) instanceof StudyEvent.StudySettled settled) {
            look(connection, PatientRow.of(connection, settled.institution(), settled.study()));
        }
    }

    /** Twice is once. */
    void look(Connection connection, Optional<PatientRow> found) throws SQLException {
        if (found.isEmpty()) {
            return;
        }
        PatientRow patient = found.get();
        PatientRows rows = new PatientRows(connection, key);
        List<StatedNumber> numbers = patient.mixed() ? List.of() : numbers(rows, patient);
        PatientRows.alone(connection);
        boolean heard = rows.addSounds(patient);
        boolean numbered = rows.addNumbers(patient, numbers);
        if (numbered) {
            new Rules(connection).byNumbers(patient.patient());
        }
        if (heard || numbered) {
            new Candidates(connection).addNamesakes(patient.patient());
        }
    }

    /** None of an object that cannot be read, or names another patient: the study says so again when it grows. */
    private List<StatedNumber> numbers(PatientRows rows, PatientRow patient) throws SQLException {
        Optional<PatientRows.Place> place = rows.anObject(patient.study());
        if (place.isEmpty()) {
            return List.of();
        }
        try {
            DataSet header = objects.header(
                    patient.institution(), place.get().blob(), place.get().position(), true);
            return header.string(Tags.PatientID).orElse("").equals(patient.id()) ? stated.in(header) : List.of();
        } catch (HeaderMemory.Exhausted e) {
            throw new Refusal(Refusal.Reason.UNAVAILABLE, "There is no memory for a header now", e);
        } catch (IOException | Refusal e) {
            LOG.warnf("Study %d: no numbers of its patient are read, as its object cannot be: %s", patient.study(), e);
            return List.of();
        }
    }
}
