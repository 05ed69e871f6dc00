package pacs.archive.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pacs.archive.catalogue.RegionDatabase;
import pacs.archive.catalogue.Sight;
import pacs.archive.catalogue.StoredInstance;
import pacs.archive.retrieve.StoredFiles;
import pacs.dicom.core.DataSet;
import pacs.dicom.core.SeriesUid;
import pacs.dicom.core.StudyUid;
import pacs.dicom.core.Tags;
import pacs.platform.tenancy.InstitutionId;
import pacs.testkit.SharedData;

class SearchTest {

    private static final InstitutionId HERE = new InstitutionId(1);
    private static final InstitutionId ELSEWHERE = new InstitutionId(2);
    private static final Fields USUAL = new Fields(false, Set.of());

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @RegisterExtension
    static final StoredFiles FILES = new StoredFiles();

    @BeforeAll
    static void fill() throws SQLException, IOException {
        StoredInstance stored = FILES.store(SharedData.file("fill/OT/enet4__SC_rgb_16bit_2frame.dcm"));
        CatalogueRows rows = new CatalogueRows(DATABASE.filler());
        rows.study(1, "1.1", "Wang^XiaoDong=王^小东", "20260105", "101530", "CT");
        rows.study(1, "1.2", "Wangermann^Änne", "20260106", "09", "MR", "SR");
        rows.study(1, "1.3", "王小明", "20260107", "", "CT");
        rows.study(1, "1.4", "", "", "");
        rows.study(2, "1.1", "Wang^Elsewhere", "20260105", "101530", "CT");
        rows.series("1.1", "1.1.1", 2, "CT");
        rows.series("1.1", "1.1.2", 1, "CT");
        rows.instance("1.1.2", "1.1.2.2", 2, stored);
        rows.instance("1.1.2", "1.1.2.1", 1, stored);
        rows.instance("1.1.1", "1.1.1.1", 1, stored);
    }

    @ParameterizedTest
    @CsvSource({
        "PATIENT_NAME, WANG*, 1.1 1.2 1.3",
        "PATIENT_NAME, wangxiao*, 1.1 1.3",
        "PATIENT_NAME, *dong, 1.1",
        "PATIENT_NAME, wangermann^anne, 1.2",
        "PATIENT_NAME, 王*, 1.1 1.3",
        "PATIENT_NAME, 王小东, 1.1",
        "PATIENT_NAME, 王^小东, 1.1",
        "PATIENT_NAME, *小*, 1.1 1.3",
        "PATIENT_NAME, wang*=王*, 1.1 1.3",
        "PATIENT_NAME, wangxiaoming, 1.3",
        "PATIENT_NAME, Wang^Xiao*, 1.1 1.3",
        "PATIENT_NAME, xiaoming, ''",
        "PATIENT_NAME, wxd, ''",
        "STUDY_DATE, 20260106, 1.2",
        "STUDY_DATE, 20260105-20260106, 1.1 1.2",
        "STUDY_DATE, 20260106-, 1.2 1.3",
        "STUDY_DATE, -20260105, 1.1",
        "STUDY_TIME, 1015, 1.1",
        "STUDY_TIME, 09-10, 1.1 1.2",
        "MODALITIES_IN_STUDY, CT, 1.1 1.3",
        "MODALITIES_IN_STUDY, SR\\MR, 1.2",
        "MODALITIES_IN_STUDY, ?R, 1.2",
        "STUDY_INSTANCE_UID, '1.1,1.4,9.9', 1.1 1.4",
        "ACCESSION_NUMBER, A1.?, 1.1 1.2 1.3 1.4",
        "ACCESSION_NUMBER, a1.1, ''",
        "REFERRING_PHYSICIAN_NAME, li^*, 1.1 1.2 1.3 1.4",
        "REFERRING_PHYSICIAN_NAME, 李*, 1.1 1.2 1.3 1.4",
        "NUMBER_OF_STUDY_RELATED_INSTANCES, 3, 1.1"
    })
    void studies_are_found_by_each_kind_of_key(QueryKey key, String value, String expected) {
        assertThat(String.join(
                        " ",
                        uids(studies(Map.of(key, value)), Tags.StudyInstanceUID).stream()
                                .sorted()
                                .toList()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "王小, 1.1 1.3",
        "小东, 1.1",
        "*小*, 1.1 1.3",
        "小東, 1.1",
        "王小东, 1.1",
        "王东, ''",
        "wxd, 1.1",
        "WX, 1.1 1.3",
        "xm, 1.3",
        "w, 1.1 1.2 1.3",
        "wangxiaod, 1.1",
        "wang xiao dong, 1.1",
        "wang^xiaodong, 1.1",
        "xiaom, 1.3",
        "王 xd, 1.1",
        "änn wang, 1.2",
        "annewang, ''",
        "*, 1.1 1.2 1.3 1.4"
    })
    void a_name_is_found_by_what_a_person_types(String typed, String expected) {
        Map<QueryKey, String> name = Map.of(QueryKey.PATIENT_NAME, typed);

        Matches found =
                search().find(new Query(QueryLevel.STUDY, new Scope(HERE), name, true, USUAL, List.of(), 100, 0));

        assertThat(String.join(
                        " ",
                        uids(found, Tags.StudyInstanceUID).stream().sorted().toList()))
                .isEqualTo(expected);
    }

    @Test
    void the_latest_study_comes_first() {
        assertThat(uids(studies(Map.of(QueryKey.STUDY_DATE, "20260101-")), Tags.StudyInstanceUID))
                .containsExactly("1.3", "1.2", "1.1");
    }

    @Test
    void another_institution_has_its_own_study_of_the_same_uid() {
        Matches found = search().find(
                        query(QueryLevel.STUDY, new Scope(Sight.ofOwner(ELSEWHERE, new StudyUid("1.1"))), Map.of()));

        assertThat(uids(found, Tags.PatientName)).containsExactly("Wang^Elsewhere");
        assertThat(search().find(query(QueryLevel.INSTANCE, new Scope(ELSEWHERE), Map.of()))
                        .found())
                .isEmpty();
    }

    @Test
    void pages_follow_each_other_without_gap_and_tell_when_more_is_there() {
        Query first = new Query(
                QueryLevel.STUDY,
                new Scope(HERE),
                Map.of(),
                USUAL,
                List.of(new Order(QueryKey.PATIENT_NAME, true)),
                3,
                0);
        Query second = new Query(first.level(), first.scope(), Map.of(), USUAL, first.orders(), 3, 3);

        assertThat(uids(search().find(first), Tags.StudyInstanceUID)).containsExactly("1.2", "1.1", "1.3");
        assertThat(search().find(first).more()).isTrue();
        assertThat(uids(search().find(second), Tags.StudyInstanceUID)).containsExactly("1.4");
        assertThat(search().find(second).more()).isFalse();
        assertThat(search().count(second)).isEqualTo(4);
    }

    @Test
    void series_and_instances_come_by_their_numbers() {
        Scope study = new Scope(Sight.ofOwner(HERE, new StudyUid("1.1")));

        assertThat(uids(search().find(query(QueryLevel.SERIES, study, Map.of())), Tags.SeriesInstanceUID))
                .containsExactly("1.1.2", "1.1.1");
        assertThat(uids(search().find(query(QueryLevel.INSTANCE, study, Map.of())), Tags.SOPInstanceUID))
                .containsExactly("1.1.2.1", "1.1.2.2", "1.1.1.1");
    }

    @Test
    void a_match_without_its_study_in_the_path_says_what_study_it_is_of() {
        DataSet match = search().find(query(QueryLevel.SERIES, new Scope(HERE), Map.of(QueryKey.SERIES_NUMBER, "2")))
                .found()
                .getFirst()
                .attributes();

        assertThat(match.string(Tags.StudyInstanceUID)).contains("1.1");
        assertThat(match.string(Tags.PatientName)).contains("Wang^XiaoDong=王^小东");
        assertThat(match.string(Tags.Modality)).contains("CT");
    }

    @Test
    void no_modalities_are_left_out_and_other_absent_values_are_empty() {
        DataSet match = studies(Map.of(QueryKey.STUDY_INSTANCE_UID, "1.4"))
                .found()
                .getFirst()
                .attributes();

        assertThat(match.contains(Tags.ModalitiesInStudy)).isFalse();
        assertThat(match.contains(Tags.StudyDate)).isTrue();
        assertThat(match.string(Tags.StudyDate)).isEmpty();
    }

    @Test
    void what_is_asked_for_or_included_is_answered() {
        Query plain = query(QueryLevel.STUDY, new Scope(HERE), Map.of());
        Query asked = query(QueryLevel.STUDY, new Scope(HERE), Map.of(QueryKey.STUDY_DESCRIPTION, ""));
        Query included =
                new Query(QueryLevel.STUDY, new Scope(HERE), Map.of(), new Fields(true, Set.of()), List.of(), 10, 0);

        assertThat(search().find(plain).found())
                .noneMatch(match -> match.attributes().contains(Tags.StudyDescription));
        assertThat(search().find(asked).found())
                .allMatch(match -> match.attributes().contains(Tags.StudyDescription));
        assertThat(search().find(included).found())
                .allMatch(match -> match.attributes().contains(Tags.IssuerOfPatientID));
    }

    @Test
    void instances_answer_from_their_headers_too() {
        Fields fields = new Fields(false, Set.of(Tags.PhotometricInterpretation, Tags.SamplesPerPixel));
        Scope series = new Scope(Sight.ofOwner(HERE, new StudyUid("1.1")), new SeriesUid("1.1.1"));
        DataSet match = search().find(new Query(QueryLevel.INSTANCE, series, Map.of(), fields, List.of(), 10, 0))
                .found()
                .getFirst()
                .attributes();

        assertThat(match.string(Tags.SOPInstanceUID)).contains("1.1.1.1");
        assertThat(match.integer(Tags.Rows)).hasValue(100);
        assertThat(match.integer(Tags.NumberOfFrames)).hasValue(2);
        assertThat(match.string(Tags.PhotometricInterpretation)).contains("RGB");
        assertThat(match.contains(Tags.PatientName)).isFalse();
    }

    private static Matches studies(Map<QueryKey, String> criteria) {
        return search().find(query(QueryLevel.STUDY, new Scope(HERE), criteria));
    }

    private static Query query(QueryLevel level, Scope scope, Map<QueryKey, String> criteria) {
        return new Query(level, scope, criteria, USUAL, List.of(), 100, 0);
    }

    private static List<String> uids(Matches matches, int tag) {
        return matches.found().stream()
                .map(match -> match.attributes().string(tag).orElse(""))
                .toList();
    }

    private static Search search() {
        return new Search(DATABASE.runtime(), FILES.objects());
    }
}
