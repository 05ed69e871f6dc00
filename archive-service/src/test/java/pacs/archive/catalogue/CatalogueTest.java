package pacs.archive.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import pacs.dicom.core.Tags;
import pacs.dicom.core.Vr;
import pacs.platform.tenancy.InstitutionId;
import pacs.tiering.placement.PlacementLedger;

class CatalogueTest {

    @RegisterExtension
    static final RegionDatabase DATABASE = new RegionDatabase();

    private final Catalogue catalogue = new Catalogue(DATABASE.intake(), new PlacementLedger(), SampleKeys.AUDIT);

    @Test
    void the_first_instance_makes_patient_study_series_and_event() throws SQLException {
        Outcome outcome = catalogue.add(SampleArrival.of("1.2.10", "1.2.10.1").build());

        assertThat(outcome).isEqualTo(Outcome.ADDED);
        assertThat(DATABASE.rows("""
                select s.version, s.series_count, s.instance_count, s.modalities, s.study_at, p.name, s.name_ideographic,
                       s.name_roman, s.patient_conflict
                from archive.study s join archive.patient p on p.id = s.patient where s.study_uid = '1.2.10'"""))
                .containsExactly("1|1|1|{CT}|2026-03-01 10:15:00|Wang^XiaoDong=王^小东|王 小东|WANG XIAODONG|f");
        assertThat(DATABASE.rows("select type, key, payload from archive.outbox where key = '1/1.2.10'"))
                .containsExactly("StudyReceived|1/1.2.10|{\"study\": \"1.2.10\", \"version\": 1, \"institution\": 1}");
        assertThat(DATABASE.rows(
                        "select state, institution, sealed_at from tiering.placement where study_uid = '1.2.10'"))
                .containsExactly("HOT|1|null");
    }

    @Test
    void identifiers_far_too_long_are_cut_and_hurt_nobody() throws SQLException {
        String endless = "院".repeat(5000);

        Outcome outcome = catalogue.add(SampleArrival.of("1.2.48", "1.2.48.1")
                .with(Tags.PatientID, Vr.LO, endless)
                .with(Tags.IssuerOfPatientID, Vr.LO, endless)
                .with(Tags.AccessionNumber, Vr.SH, endless)
                .build());

        assertThat(outcome).isEqualTo(Outcome.ADDED);
        assertThat(DATABASE.rows("select length(patient_id) from archive.study where study_uid = '1.2.48'"))
                .containsExactly("256");
    }

    @Test
    void each_further_commit_raises_the_version_and_tells_that_the_study_grew() throws SQLException {
        catalogue.add(SampleArrival.of("1.2.11", "1.2.11.1").build());
        catalogue.add(SampleArrival.of("1.2.11", "1.2.11.2")
                .with(Tags.SeriesInstanceUID, Vr.UI, "1.2.3.2")
                .with(Tags.Modality, Vr.CS, "SR")
                .build());

        assertThat(DATABASE.rows("select version, series_count, instance_count, modalities from archive.study"
                        + " where study_uid = '1.2.11'"))
                .containsExactly("2|2|2|{CT,SR}");
        assertThat(DATABASE.rows("select type from archive.outbox where key = '1/1.2.11' order by xid, id"))
                .containsExactly("StudyReceived", "StudyGrew");
    }

    @Test
    void a_repeat_is_already_here_and_changes_nothing() throws SQLException {
        catalogue.add(SampleArrival.of("1.2.12", "1.2.12.1").build());

        Outcome repeat = catalogue.add(SampleArrival.of("1.2.12", "1.2.12.1").build());

        assertThat(repeat).isEqualTo(Outcome.ALREADY_HERE);
        assertThat(DATABASE.rows("select version, instance_count from archive.study where study_uid = '1.2.12'"))
                .containsExactly("1|1");
    }

    @Test
    void other_bytes_under_the_same_uids_are_told_and_the_first_stay() throws SQLException {
        catalogue.add(SampleArrival.of("1.2.13", "1.2.13.1").withContent(1).build());

        Outcome other = catalogue.add(
                SampleArrival.of("1.2.13", "1.2.13.1").withContent(2).build());

        assertThat(other).isEqualTo(Outcome.OTHER_BYTES_HERE);
        assertThat(DATABASE.rows("select dataset_sha256 from archive.instance where sop_uid = '1.2.13.1'"))
                .containsExactly("\\x" + "01".repeat(32));
    }

    @Test
    void a_commit_whose_answer_was_lost_finds_its_own_row() {
        Arrival arrival = SampleArrival.of("1.2.14", "1.2.14.1").build();
        catalogue.add(arrival);

        assertThat(catalogue.add(arrival)).isEqualTo(Outcome.ADDED);
    }

    @Test
    void one_sop_uid_in_two_studies_is_two_instances() throws SQLException {
        catalogue.add(SampleArrival.of("1.2.15", "1.2.15.1").build());

        Outcome second = catalogue.add(SampleArrival.of("1.2.16", "1.2.15.1").build());

        assertThat(second).isEqualTo(Outcome.ADDED);
        assertThat(DATABASE.rows("select count(*) from archive.instance where sop_uid = '1.2.15.1'"))
                .containsExactly("2");
    }

    @Test
    void one_study_uid_in_two_institutions_is_two_studies() throws SQLException {
        catalogue.add(SampleArrival.of("1.2.17", "1.2.17.1").build());
        catalogue.add(
                SampleArrival.of("1.2.17", "1.2.17.1").of(new InstitutionId(2)).build());

        assertThat(DATABASE.rows(
                        "select institution, instance_count from archive.study where study_uid = '1.2.17' order by 1"))
                .containsExactly("1|1", "2|1");
    }

    @Test
    void a_second_patient_id_flags_the_study_and_the_first_stays() throws SQLException {
        catalogue.add(SampleArrival.of("1.2.18", "1.2.18.1").build());
        catalogue.add(SampleArrival.of("1.2.18", "1.2.18.2")
                .with(Tags.PatientID, Vr.LO, "P2")
                .build());

        assertThat(DATABASE.rows("select patient_id, patient_conflict, instance_count from archive.study"
                        + " where study_uid = '1.2.18'"))
                .containsExactly("P1|t|2");
    }

    @Test
    void patients_without_id_are_one_per_study() throws SQLException {
        catalogue.add(SampleArrival.of("1.2.19", "1.2.19.1")
                .with(Tags.PatientID, Vr.LO, "")
                .build());
        catalogue.add(SampleArrival.of("1.2.20", "1.2.20.1")
                .with(Tags.PatientID, Vr.LO, "")
                .build());

        assertThat(DATABASE.rows("select count(distinct patient) from archive.study"
                        + " where study_uid in ('1.2.19', '1.2.20')"))
                .containsExactly("2");
    }

    @Test
    void a_transfer_leaves_one_audit_row_per_study() throws SQLException {
        Transfer transfer = SampleArrival.transfer(new InstitutionId(1));
        for (String instance : List.of("1.2.21.1", "1.2.21.2", "1.2.21.3")) {
            catalogue.add(SampleArrival.of("1.2.21", instance).in(transfer).build());
        }

        assertThat(DATABASE.rows(
                        "select action, kind, actor, address, patient, octet_length(mac), operation from archive.audit"
                                + " where study_uid = '1.2.21'"))
                .containsExactly("store|peer|MODALITY|127.0.0.1|P1|32|" + transfer.id());
    }

    @Test
    void many_at_once_are_each_here_exactly_once() throws Exception {
        List<Callable<Outcome>> work = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String study = "1.2.22." + i / 2 % 3;
            String instance = study + "." + i / 2;
            work.add(() -> catalogue.add(SampleArrival.of(study, instance).build()));
        }
        Collections.shuffle(work);

        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> done : threads.invokeAll(work)) {
                outcomes.add(done.get());
            }
        }

        assertThat(DATABASE.rows("select sum(instance_count), (select count(*) from archive.instance"
                        + " where sop_uid ^@ '1.2.22.') from archive.study where study_uid ^@ '1.2.22.'"))
                .containsExactly(Collections.frequency(outcomes, Outcome.ADDED) + "|"
                        + Collections.frequency(outcomes, Outcome.ADDED));
        assertThat(outcomes).containsOnly(Outcome.ADDED, Outcome.ALREADY_HERE);
    }

    @Test
    void an_instance_row_and_its_indexes_stay_below_300_bytes() throws Exception {
        List<Callable<Outcome>> work = new ArrayList<>();
        for (int i = 0; i < 8000; i++) {
            String instance = "1.2.826.0.1.3680043.10.1234.20260301101500.4711.%010d".formatted(i);
            work.add(() -> catalogue.add(SampleArrival.of("1.2.23", instance).build()));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            threads.invokeAll(work);
        }

        long bytes = Long.parseLong(DATABASE.rows("""
                        select (pg_relation_size('archive.instance') + pg_relation_size('archive.instance_pkey')
                                + pg_relation_size('archive.instance_series')) / count(*)
                        from archive.instance""").getFirst());

        assertThat(bytes).isLessThan(300);
    }
}
