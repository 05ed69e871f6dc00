package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.TransferSyntax;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

class StoredInstancesTest {

    private static final InstitutionId OWN = new InstitutionId(1);
    private static final StudyUid STUDY = new StudyUid("1.2.3");

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @SuppressWarnings("NullAway.Init") // set by open
    private static SessionFactory sessions;

    private final StatelessSession session = sessions.openStatelessSession();
    private final StoredInstances stored = new StoredInstances(session);

    @BeforeAll
    static void open() {
        sessions = new HibernatePersistenceConfiguration("region")
                .managedClasses(Study.class, Series.class, Instance.class, TransferSyntaxCode.class)
                .managedClasses(
                        Converters.OfInstitution.class,
                        Converters.OfSeriesUid.class,
                        Converters.OfStudyUid.class,
                        Converters.OfTransferSyntax.class)
                .property("jakarta.persistence.nonJtaDataSource", DATABASE.runtime())
                .createEntityManagerFactory();
    }

    @AfterAll
    static void closeAll() {
        sessions.close();
    }

    @BeforeEach
    void fill() throws Exception {
        DATABASE.forget();
        Catalogue catalogue = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
        catalogue.add(instance("1.2.3.2.1", "1.2.3.2", "2", "1"));
        catalogue.add(instance("1.2.3.1.10", "1.2.3.1", "1", "10"));
        catalogue.add(instance("1.2.3.1.2", "1.2.3.1", "1", "2"));
        catalogue.add(
                SampleArrival.of("1.2.3", "1.2.3.1.2").of(new InstitutionId(2)).build());
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void a_study_comes_in_the_order_of_series_and_instance_numbers() {
        List<StoredInstance> instances = stored.of(OWN, STUDY);

        assertThat(instances)
                .extracting(StoredInstance::instance)
                .extracting(SopInstanceUid::value)
                .containsExactly("1.2.3.1.2", "1.2.3.1.10", "1.2.3.2.1");
    }

    @Test
    void a_series_comes_without_the_others() {
        assertThat(stored.of(OWN, STUDY, new SeriesUid("1.2.3.2")))
                .extracting(StoredInstance::series)
                .containsExactly(new SeriesUid("1.2.3.2"));
    }

    @Test
    void an_instance_says_where_it_lies_and_how_it_is_encoded() {
        StoredInstance instance = stored.of(OWN, STUDY, new SeriesUid("1.2.3.1"), new SopInstanceUid("1.2.3.1.2"));

        assertThat(instance.institution()).isEqualTo(OWN);
        assertThat(instance.transferSyntax()).isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(instance.length()).isEqualTo(1000);
        assertThat(instance.position()).isZero();
    }

    @Test
    void another_institution_s_objects_are_not_there() {
        assertThatThrownBy(() -> stored.of(new InstitutionId(3), STUDY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_FOUND));
        assertThatThrownBy(() -> stored.of(OWN, STUDY, new SeriesUid("1.2.3.9")))
                .isInstanceOf(Refusal.class);
    }

    private static Arrival instance(String uid, String series, String seriesNumber, String number) {
        return SampleArrival.of("1.2.3", uid)
                .with(Tags.SeriesInstanceUID, Vr.UI, series)
                .with(Tags.SeriesNumber, Vr.IS, seriesNumber)
                .with(Tags.InstanceNumber, Vr.IS, number)
                .build();
    }
}
