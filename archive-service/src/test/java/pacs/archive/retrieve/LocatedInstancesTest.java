package pacs.archive.retrieve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.archive.catalogue.Catalogue;
import pacs.archive.catalogue.Locator;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.catalogue.SampleArrival;
import pacs.archive.catalogue.SampleKeys;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StoredInstance;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.platform.Refusal;
import pacs.platform.Refusal.Reason;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

class LocatedInstancesTest {

    private static final Sight STUDY = Sight.ofOwner(new InstitutionId(1), new StudyUid("1.2.3"));
    private static final SeriesUid SERIES = new SeriesUid("1.2.3.1");

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private Instant now = Instant.parse("2026-11-24T08:00:00Z");
    private final LocatedInstances instances = new LocatedInstances(new Locator(DATABASE.runtime()), () -> now);

    @BeforeEach
    void fill() throws Exception {
        DATABASE.forget();
        catalogue().add(SampleArrival.of("1.2.3", "1.2.3.1.1").build());
        catalogue().add(SampleArrival.of("1.2.3", "1.2.3.1.2").build());
    }

    @Test
    void neighbours_are_remembered_for_ten_seconds() throws Exception {
        StoredInstance first = find("1.2.3.1.1");
        DATABASE.forget();

        assertThat(find("1.2.3.1.1")).isEqualTo(first);
        assertThat(find("1.2.3.1.2").instance().value()).isEqualTo("1.2.3.1.2");
        now = now.plus(Duration.ofSeconds(10));
        assertAbsent("1.2.3.1.1");
    }

    @Test
    void a_new_instance_is_found_at_once() throws Exception {
        assertAbsent("1.2.3.1.3");

        catalogue().add(SampleArrival.of("1.2.3", "1.2.3.1.3").build());

        assertThat(find("1.2.3.1.3").instance().value()).isEqualTo("1.2.3.1.3");
    }

    @Test
    void another_institution_is_not_answered_from_memory() throws Exception {
        find("1.2.3.1.1");

        assertThatThrownBy(() -> instances.find(
                        new Sight(new InstitutionId(2), STUDY.study()), SERIES, new SopInstanceUid("1.2.3.1.1")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    private StoredInstance find(String instance) {
        return instances.find(STUDY, SERIES, new SopInstanceUid(instance));
    }

    private void assertAbsent(String instance) {
        assertThatThrownBy(() -> find(instance))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NOT_FOUND));
    }

    private static Catalogue catalogue() {
        return new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
    }
}
