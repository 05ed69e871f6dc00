package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.platform.blobs.BlobId;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

/** The second commit of a study and a blob takes the short way and says the same. */
class RememberedTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Catalogue catalogue = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);
    private final BlobId blob = new BlobId(UUID.randomUUID());
    private final Transfer transfer = SampleArrival.transfer(new InstitutionId(1));

    @Test
    void a_study_grows_by_one_version_each_time_and_is_audited_once_for_a_transfer() throws SQLException {
        add("1.2.10", 1);
        add("1.2.10", 2);
        add("1.2.10", 3);

        assertThat(DATABASE.rows(
                        "select version, series_count, instance_count from archive.study where study_uid = '1.2.10'"))
                .containsExactly("3|1|3");
        assertThat(DATABASE.rows("select type from archive.outbox where key = '1/1.2.10' order by xid, id"))
                .containsExactly("StudyReceived", "StudyGrew", "StudyGrew");
        assertThat(DATABASE.rows("select count(*) from archive.audit where study_uid = '1.2.10'"))
                .containsExactly("1");
    }

    @Test
    void another_transfer_of_a_known_study_is_another_act() throws SQLException {
        add("1.2.11", 1);
        catalogue.add(SampleArrival.of("1.2.11", "1.2.11.2").at(blob, 2000).build());

        assertThat(DATABASE.rows("select count(*) from archive.audit where study_uid = '1.2.11'"))
                .containsExactly("2");
    }

    @Test
    void what_is_here_already_is_told() throws SQLException {
        add("1.2.12", 1);

        Outcome same = catalogue.add(
                SampleArrival.of("1.2.12", "1.2.12.1").at(blob, 9000).build());
        Outcome other = catalogue.add(SampleArrival.of("1.2.12", "1.2.12.1")
                .withContent(2)
                .at(blob, 9500)
                .build());

        assertThat(same).isEqualTo(Outcome.ALREADY_HERE);
        assertThat(other).isEqualTo(Outcome.OTHER_BYTES_HERE);
        assertThat(DATABASE.rows("select version, instance_count from archive.study where study_uid = '1.2.12'"))
                .containsExactly("1|1");
    }

    @Test
    void what_was_remembered_and_is_gone_is_made_anew() throws SQLException {
        add("1.2.13", 1);
        DATABASE.change(
                "delete from archive.name_token where study in (select id from archive.study where study_uid = '1.2.13')");
        DATABASE.change("delete from archive.instance where sop_uid = '1.2.13.1'");
        DATABASE.change(
                "delete from archive.series where study in (select id from archive.study where study_uid = '1.2.13')");
        DATABASE.change("delete from archive.study where study_uid = '1.2.13'");

        add("1.2.13", 2);

        assertThat(DATABASE.rows("select instance_count from archive.study where study_uid = '1.2.13'"))
                .containsExactly("1");
    }

    @Test
    void an_id_that_has_become_another_study_takes_nothing() throws SQLException {
        add("1.2.14", 1);
        DATABASE.change("update archive.study set study_uid = '1.2.15' where study_uid = '1.2.14'");

        add("1.2.14", 2);

        assertThat(
                        DATABASE.rows(
                                "select study_uid, instance_count from archive.study where study_uid in ('1.2.14', '1.2.15') order by 1"))
                .containsExactly("1.2.14|1", "1.2.15|1");
    }

    private void add(String study, int number) {
        assertThat(catalogue.add(SampleArrival.of(study, study + "." + number)
                        .in(transfer)
                        .at(blob, number * 1000L)
                        .build()))
                .isEqualTo(Outcome.ADDED);
    }
}
