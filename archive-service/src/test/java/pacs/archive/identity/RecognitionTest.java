package pacs.archive.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pacs.archive.identity.SamplePatient.HER_CARD;
import static pacs.archive.identity.SamplePatient.HER_OLD_CARD;
import static pacs.archive.identity.SamplePatient.HIS_CARD;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import pacs.archive.catalogue.RegionDatabase;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.Refusal;

/** Who is taken for whom, and what is seen by it. Institutions 1 to 3; a study is called after its institution. */
class RecognitionTest {

    private static final String CARD = "身份证";
    private static final String FUND = "医保";

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected
    Path folder;

    @SuppressWarnings("NullAway.Init") // set before each
    private Region region;

    @BeforeEach
    void begin() throws IOException, SQLException {
        for (int institution = 1; institution <= 3; institution++) {
            DATABASE.knows(institution, "AE" + institution);
        }
        region = new Region(DATABASE, folder);
    }

    @AfterEach
    void end() throws IOException {
        region.close();
    }

    @Test
    void one_id_card_in_two_institutions_is_one_person() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(2, "2.1", SamplePatient.her("B7").withOther(HER_OLD_CARD, CARD));
        region.examined(
                3,
                "3.1",
                SamplePatient.of(HIS_CARD, "Li^Qiang", "18800101", "M").with(Tags.IssuerOfPatientID, Vr.LO, CARD));

        assertThat(region.persons()).isEqualTo("1.1=1 2.1=1");
        assertThat(region.candidates()).isEmpty();
    }

    @Test
    void what_is_told_twice_is_one_link_and_one_candidate() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(2, "2.1", SamplePatient.her("B7").withOther(HER_CARD, CARD));
        region.examined(3, "3.1", SamplePatient.her("C3"));

        region.settled(1, "1.1");
        region.settled(2, "2.1");
        region.settled(3, "3.1");

        assertThat(DATABASE.rows("select count(*) from archive.person_link")).containsExactly("2");
        assertThat(region.candidates()).containsExactly("1.1~3.1 same-name", "2.1~3.1 same-name");
    }

    @Test
    void a_parent_s_card_given_for_children_links_nobody() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(
                1,
                "1.2",
                SamplePatient.of("A2", "Wang^Xiaoming", "20150601", "M").withOther(HER_CARD, CARD));
        region.examined(
                2,
                "2.1",
                SamplePatient.of("B1", "Wang^Xiaoming", "20150601", "M").withOther(HER_CARD, CARD));

        assertThat(region.persons()).isEmpty();
        assertThat(region.candidates()).containsExactly("1.1~1.2 conflict", "1.1~2.1 conflict", "1.2~2.1 conflict");
    }

    @Test
    void an_insurance_number_needs_birth_date_and_name_besides() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther("44012345678", FUND));
        region.examined(
                2, "2.1", SamplePatient.of("B1", "WANG FANG", "19491231", "F").withOther("44012345678", FUND));
        region.examined(
                3, "3.1", SamplePatient.of("C1", "Zhao^Li", "19491231", "F").withOther("44012345678", FUND));

        assertThat(region.persons()).isEqualTo("1.1=1 2.1=1");
        assertThat(region.candidates()).containsExactly("1.1~3.1 conflict", "2.1~3.1 conflict");
    }

    @Test
    void the_same_digits_of_another_kind_are_another_number() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(2, "2.1", SamplePatient.her("B1").withOther(HER_CARD, FUND));

        assertThat(region.persons()).isEmpty();
        assertThat(region.candidates()).containsExactly("1.1~2.1 same-name");
    }

    @Test
    void namesakes_are_found_over_characters_and_pinyin() throws Exception {
        region.examined(1, "1.1", SamplePatient.of("A1", "王芳", "19491231", "F"));
        region.examined(2, "2.1", SamplePatient.of("B1", "WANG FANG", "19491231", "F"));
        region.examined(3, "3.1", SamplePatient.of("C1", "WANG FANG", "19500101", "F"));
        region.examined(3, "3.2", SamplePatient.of("C2", "WANG FANG", "", "F"));

        assertThat(region.candidates()).containsExactly("1.1~2.1 same-name");
    }

    @Test
    void namesakes_with_cards_of_their_own_are_no_question() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(2, "2.1", SamplePatient.her("B1").withOther("110105194912310046", CARD));

        assertThat(region.candidates()).isEmpty();
    }

    @Test
    void of_a_study_with_two_patients_no_number_is_believed() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.arrived(2, "2.1", SamplePatient.her("B1").withOther(HER_CARD, CARD));
        DATABASE.change("update archive.study set patient_conflict = true where study_uid = '2.1'");
        region.settled(2, "2.1");

        assertThat(region.persons()).isEmpty();
    }

    @Test
    void whoever_joins_a_person_is_nobody_of_it_was_said_not_to_be() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(2, "2.1", SamplePatient.her("B1").withOther(HER_CARD, CARD));
        region.arrived(3, "3.1", SamplePatient.her("C1").withOther(HER_CARD, CARD));
        DATABASE.change("""
                insert into archive.person_candidate (one, other, one_institution, other_institution, basis, state,
                                                      decided_at, decided_by, decided_because)
                select p.id, q.id, 1, 3, 'unlinked', 'distinct', now(), 'wu', 'Seen by the desk'
                from archive.patient p, archive.patient q where p.patient_id = 'A1' and q.patient_id = 'C1'""");
        region.settled(3, "3.1");

        assertThat(region.persons()).isEqualTo("1.1=1 2.1=1");
        assertThat(region.candidates()).containsExactly("2.1~3.1 conflict");
    }

    @Test
    void studies_that_came_before_are_looked_at_too() throws Exception {
        region.arrived(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.arrived(2, "2.1", SamplePatient.her("B1").withOther(HER_CARD, CARD));
        DATABASE.change("update archive.identity_backfill set done = 0, last = (select max(id) from archive.study)");

        assertThat(region.backfill().run()).isEqualTo(2);

        assertThat(region.persons()).isEqualTo("1.1=1 2.1=1");
        assertThat(region.backfill().run()).isZero();
    }

    @Test
    void no_number_lies_in_the_database() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));

        assertThat(DATABASE.rows("select kind, ending, place, fits from archive.patient_number"))
                .containsExactly("id-card|002X|OtherPatientIDsSequence|t");
        for (String table : DATABASE.rows("select table_name from information_schema.tables"
                + " where table_schema = 'archive' and table_type = 'BASE TABLE'")) {
            assertThat(String.join("\n", DATABASE.rows("select t::text from archive." + table + " t")))
                    .as(table)
                    .doesNotContain("19491231002");
        }
    }

    @Test
    void priors_are_one_s_own_and_what_a_grant_shows() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(
                1, "1.2", SamplePatient.her("A1").withOther(HER_CARD, CARD).with(Tags.StudyDate, Vr.DA, "20240101"));
        region.examined(
                2, "2.1", SamplePatient.her("B1").withOther(HER_CARD, CARD).with(Tags.StudyDate, Vr.DA, "20250101"));
        region.examined(2, "2.2", SamplePatient.her("B1").withOther(HER_CARD, CARD));

        assertThat(region.priors(1, 1, "1.1")).containsExactly("1.2");
        region.open(2, 1, "2.1", Instant.now().plus(Duration.ofHours(1)));
        assertThat(region.priors(1, 1, "1.1")).containsExactly("2.1", "1.2");
        assertThat(region.priors(1, 2, "2.1")).as("from the granted one").containsExactly("1.1", "1.2");
        assertThat(region.priors(2, 2, "2.1")).containsExactly("2.2");
        assertThatThrownBy(() -> region.priors(1, 2, "2.2")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> region.priors(3, 1, "1.1")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_grant_that_has_ended_shows_no_prior() throws Exception {
        region.examined(1, "1.1", SamplePatient.her("A1").withOther(HER_CARD, CARD));
        region.examined(2, "2.1", SamplePatient.her("B1").withOther(HER_CARD, CARD));
        Instant end = Instant.now().plusMillis(1_500);
        region.open(2, 1, "2.1", end);
        assertThat(region.priors(1, 1, "1.1")).containsExactly("2.1");

        Thread.sleep(Duration.between(Instant.now(), end).plusMillis(5));

        assertThat(region.priors(1, 1, "1.1")).isEmpty();
    }
}
