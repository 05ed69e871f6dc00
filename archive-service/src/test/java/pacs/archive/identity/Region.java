package pacs.archive.identity;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.catalogue.SampleKeys;
import pacs.archive.catalogue.Sight;
import pacs.archive.intake.Archive;
import pacs.dicom.core.StudyUid;
import pacs.platform.access.Extent;
import pacs.platform.access.Grants;
import pacs.platform.access.Opening;
import pacs.platform.access.Purpose;
import pacs.platform.audit.Actor;
import pacs.platform.database.Transactions;
import pacs.platform.events.Event;
import pacs.platform.events.StudyEvent;
import pacs.platform.security.NumberKey;
import pacs.platform.tenancy.InstitutionId;

/** Institutions whose patients are examined, and whose studies settle at once. */
final class Region implements AutoCloseable {

    private final RegionDatabase database;
    private final Archive archive;
    private final Recognition recognition;

    Region(RegionDatabase database, Path folder) throws IOException, SQLException {
        this.database = database;
        database.forget();
        this.archive = new Archive(database, folder);
        this.recognition = new Recognition(archive.storedObjects(), key(), StatedNumbersTest.CONFIG);
    }

    private static NumberKey key() {
        try {
            return new NumberKey(
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The study has come, and nothing is expected any more. */
    void examined(int institution, String study, SamplePatient patient) throws IOException {
        arrived(institution, study, patient);
        settled(institution, study);
    }

    void arrived(int institution, String study, SamplePatient patient) throws IOException {
        archive.store(institution, patient.stream(study));
    }

    void settled(int institution, String study) {
        StudyEvent fact = new StudyEvent.StudySettled(
                new InstitutionId(institution), new StudyUid(study), 1, StudyEvent.Reason.TIMEOUT);
        Event event = new Event(UUID.randomUUID(), Instant.now(), fact.type(), fact.key(), fact.payload());
        Transactions.inTransaction(database.keeper(), connection -> {
            recognition.take(connection, event);
            return event;
        });
    }

    IdentityBackfill backfill() {
        return new IdentityBackfill(database.keeper(), recognition);
    }

    /** Which studies are whose, persons by number: {@code 1.1=1 2.1=1}. */
    String persons() throws SQLException {
        return String.join(" ", database.rows("""
                select s.study_uid || '=' || dense_rank() over (order by l.person)
                from archive.study s join archive.person_link l on l.patient = s.patient and l.ended_at is null
                order by s.study_uid"""));
    }

    /** Those that are put before a steward, {@code 1.1~2.1 conflict}. */
    List<String> candidates() throws SQLException {
        return database.rows("""
                select least(s.study_uid, t.study_uid) || '~' || greatest(s.study_uid, t.study_uid) || ' ' || k.basis
                from archive.person_candidate k
                join archive.study s on s.patient = k.one join archive.study t on t.patient = k.other
                where k.state = 'open' order by 1""");
    }

    List<String> priors(int viewer, int owner, String study) {
        Sight sight = new Sight(
                new InstitutionId(viewer),
                Sight.ofOwner(new InstitutionId(owner), new StudyUid(study)).study());
        return new Priors(database.runtime())
                .of(sight).stream().map(prior -> prior.study().study().value()).toList();
    }

    UUID open(int owner, int grantee, String study, Instant until) {
        return new Grants(database.runtime(), SampleKeys.AUDIT)
                .open(
                        new InstitutionId(owner),
                        new Actor(Actor.Kind.PERSON, "li", Optional.of(new InstitutionId(owner)), "", ""),
                        new Opening(
                                new InstitutionId(grantee),
                                Purpose.CONSULTATION,
                                new Extent.Studies(List.of(new StudyUid(study))),
                                until,
                                "A second opinion"));
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }
}
