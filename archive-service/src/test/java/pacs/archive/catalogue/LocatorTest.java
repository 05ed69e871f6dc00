package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.archive.catalogue.StudyContents.SeriesContents;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.SopInstanceUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

class LocatorTest {

    private static final Sight STUDY = Sight.ofOwner(new InstitutionId(1), new StudyUid("1.2.3"));
    private static final Sight ELSEWHERE = Sight.ofOwner(new InstitutionId(3), new StudyUid("1.2.3"));
    private static final Sight FROM_ELSEWHERE = new Sight(new InstitutionId(3), STUDY.study());
    private static final SeriesUid FIRST = new SeriesUid("1.2.3.1");

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Locator locator = new Locator(DATABASE.runtime());

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

    @Test
    void a_study_s_contents_are_in_order_and_of_one_version() {
        StudyContents contents = locator.contents(STUDY);

        assertThat(contents.version()).isEqualTo(3);
        assertThat(contents.series()).extracting(SeriesContents::version).containsExactly(2L, 1L);
        assertThat(contents.series().stream().flatMap(series -> series.instances().stream()))
                .extracting(StoredInstance::instance)
                .extracting(SopInstanceUid::value)
                .containsExactly("1.2.3.1.2", "1.2.3.1.10", "1.2.3.2.1");
    }

    @Test
    void an_instance_is_found_where_it_lies() {
        StoredInstance instance = locator.instance(STUDY, FIRST, new SopInstanceUid("1.2.3.1.2"));

        assertThat(locator.contents(STUDY).series().getFirst().instances()).contains(instance);
        assertThat(instance.length()).isEqualTo(1000);
    }

    @Test
    void a_series_says_how_often_it_grew() {
        assertThat(locator.version(STUDY, FIRST)).isEqualTo(new SeriesVersion(3, 2));
        assertThat(locator.contents(STUDY, FIRST, 2).orElseThrow().instances()).hasSize(2);
        assertThat(locator.contents(STUDY, FIRST, 1)).isEmpty();
    }

    @Test
    void another_institution_s_are_not_there() {
        assertThatThrownBy(() -> locator.contents(ELSEWHERE)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> locator.version(ELSEWHERE, FIRST)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> locator.instance(ELSEWHERE, FIRST, new SopInstanceUid("1.2.3.1.2")))
                .isInstanceOf(Refusal.class);
        assertThat(locator.contents(ELSEWHERE, FIRST, 10)).isEmpty();
        assertThatThrownBy(() -> locator.contents(FROM_ELSEWHERE)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> locator.version(FROM_ELSEWHERE, FIRST)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> locator.instance(FROM_ELSEWHERE, FIRST, new SopInstanceUid("1.2.3.1.2")))
                .isInstanceOf(Refusal.class);
        assertThat(locator.contents(FROM_ELSEWHERE, FIRST, 10)).isEmpty();
    }

    @Test
    void an_instance_is_not_found_in_a_series_that_is_not_its_own() {
        assertThatThrownBy(() -> locator.instance(STUDY, new SeriesUid("1.2.3.2"), new SopInstanceUid("1.2.3.1.2")))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Refusal.Reason.NOT_FOUND));
    }

    private static Arrival instance(String uid, String series, String seriesNumber, String number) {
        return SampleArrival.of("1.2.3", uid)
                .with(Tags.SeriesInstanceUID, Vr.UI, series)
                .with(Tags.SeriesNumber, Vr.IS, seriesNumber)
                .with(Tags.InstanceNumber, Vr.IS, number)
                .build();
    }
}
